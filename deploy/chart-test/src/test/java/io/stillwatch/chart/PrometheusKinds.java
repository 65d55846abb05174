package io.stillwatch.chart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import java.util.List;
import java.util.Map;

/** The kinds of the Prometheus operator, held to the model of the fabric8 client. */
final class PrometheusKinds {

    /** The model's classes would keep what they don't know; here that is a mistake. */
    private static final class NothingElse extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated a) {
            return false;
        }
    }

    private static final JsonMapper STRICT =
            JsonMapper.builder().annotationIntrospector(new NothingElse()).build();

    private PrometheusKinds() {}

    static Map<String, Kinds.Check> all() {
        return Map.of(
                "monitoring.coreos.com/v1/PodMonitor", document -> problems(document, PodMonitor.class),
                "monitoring.coreos.com/v1/PrometheusRule", document -> problems(document, PrometheusRule.class));
    }

    private static List<String> problems(JsonNode document, Class<?> model) {
        try {
            STRICT.treeToValue(document, model);
            return List.of();
        } catch (JsonProcessingException e) {
            return List.of(e.getOriginalMessage());
        }
    }
}
