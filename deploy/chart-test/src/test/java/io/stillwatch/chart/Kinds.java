package io.stillwatch.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every kind that the chart may use, and what says which of its documents are right. */
final class Kinds {

    /** What is wrong with a document; nothing if it is right. */
    @FunctionalInterface
    interface Check {
        List<String> problems(JsonNode document);
    }

    private static final Kinds ALL = new Kinds();

    private final Map<String, Check> checks = new HashMap<>();

    private Kinds() {
        checks.putAll(KubernetesKinds.all());
        checks.putAll(PrometheusKinds.all());
        checks.putAll(SchemaKinds.strimzi());
        checks.putAll(SchemaKinds.cloudNativePg());
    }

    static List<String> problems(JsonNode document) {
        String kind = document.path("apiVersion").asText() + "/"
                + document.path("kind").asText();
        Check check = ALL.checks.get(kind);
        return check == null ? List.of("unknown kind " + kind) : check.problems(document);
    }
}
