package io.stillwatch.chart;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.stillwatch.local.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each service may read and write on the broker is what it does read and write: one right less is silence, one more is nobody's. */
class TopicRightsTest {

    private static final Path PROJECT = Path.of("..", "..");
    private static final Manifests CHART = Chart.render("values-operators.yaml");

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "scoring", "case"})
    void rights_are_what_the_document_of_events_says_of_a_service(String service) throws IOException {
        assertThat(granted(service, "Read")).isEqualTo(said(service, "receive"));
        assertThat(granted(service, "Write")).isEqualTo(said(service, "send"));
    }

    /** Topics whose name is one word are left out: it may mean something else in the code. */
    @ParameterizedTest
    @ValueSource(strings = {"ingest", "scoring", "case"})
    void the_code_of_a_service_names_the_topics_that_it_has_rights_to(String service) throws IOException {
        Set<String> granted = granted(service, "Read");
        granted.addAll(granted(service, "Write"));
        granted.removeIf(topic -> !topic.contains("-"));
        String code = code(service);

        assertThat(Topics.all().stream().map(NewTopic::name).filter(topic -> topic.contains("-")))
                .filteredOn(topic -> code.contains('"' + topic + '"') || code.contains(".topic=" + topic + "\n"))
                .containsExactlyInAnyOrderElementsOf(granted);
    }

    private static Set<String> granted(String service, String operation) {
        return CHART.of("KafkaUser").stream()
                .filter(user -> user.at("/metadata/name").asText().endsWith("-" + service))
                .flatMap(user -> Manifests.items(user.at("/spec/authorization/acls")))
                .filter(acl -> acl.at("/resource/type").asText().equals("topic"))
                .filter(acl -> Manifests.texts(acl.path("operations")).anyMatch(operation::equals))
                .map(acl -> acl.at("/resource/name").asText())
                .collect(toCollection(TreeSet::new));
    }

    /** An operation's name begins with the service whose it is. */
    private static Set<String> said(String service, String action) throws IOException {
        JsonNode document = new ObjectMapper(new YAMLFactory())
                .readTree(PROJECT.resolve("docs/events/asyncapi.yaml").toFile());
        return document.path("operations").properties().stream()
                .filter(operation -> operation.getKey().matches(service + "[A-Z].*"))
                .map(operation -> operation.getValue())
                .filter(operation -> operation.path("action").asText().equals(action))
                .map(operation -> operation.at("/channel/$ref").asText().replace("#/channels/", ""))
                .collect(toSet());
    }

    private static String code(String service) throws IOException {
        try (Stream<Path> files = Files.walk(PROJECT.resolve(service + "-service/src/main"))) {
            return files.filter(file -> file.toString().matches(".*\\.(java|properties)"))
                    .map(TopicRightsTest::text)
                    .collect(joining("\n"));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
