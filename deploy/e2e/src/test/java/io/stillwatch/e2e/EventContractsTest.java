package io.stillwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.stillwatch.local.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code docs/events} promises is consistent: schemas, examples and the AsyncAPI document belong together. */
class EventContractsTest {

    private static final Path EVENTS = Path.of("..", "..", "docs", "events");
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);

    @ParameterizedTest
    @MethodSource("schemas")
    void every_schema_is_a_draft_07_schema(Path schema) throws IOException {
        Schema metaSchema = REGISTRY.getSchema(SchemaLocation.of("http://json-schema.org/draft-07/schema#"));

        assertThat(metaSchema.validate(Files.readString(schema), InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void every_example_fits_its_schema(Path example) throws IOException {
        Schema schema = REGISTRY.getSchema(Files.readString(schemaOf(example)), InputFormat.JSON);

        assertThat(schema.validate(Files.readString(example), InputFormat.JSON)).isEmpty();
    }

    @Test
    void every_schema_has_an_example() throws IOException {
        Set<Path> exemplified = examples().map(EventContractsTest::schemaOf).collect(Collectors.toSet());

        assertThat(exemplified).containsExactlyInAnyOrderElementsOf(schemas().toList());
    }

    @Test
    void the_asyncapi_document_names_every_schema_and_no_other() throws IOException {
        Set<Path> named = StreamSupport.stream(
                        asyncapi().path("components").path("messages").spliterator(), false)
                .map(message -> EVENTS.resolve(
                        message.path("payload").path("schema").path("$ref").asText()))
                .collect(Collectors.toSet());

        assertThat(named).containsExactlyInAnyOrderElementsOf(schemas().toList());
    }

    @Test
    void the_asyncapi_document_describes_every_topic_there_is() throws IOException {
        List<String> channels = new ArrayList<>();
        asyncapi().path("channels").fieldNames().forEachRemaining(channels::add);

        assertThat(channels)
                .containsExactlyInAnyOrderElementsOf(
                        Topics.all().stream().map(topic -> topic.name()).toList());
    }

    @Test
    void every_reference_within_the_asyncapi_document_leads_somewhere() throws IOException {
        JsonNode document = asyncapi();

        assertThat(document.findValuesAsText("$ref"))
                .filteredOn(reference -> reference.startsWith("#"))
                .isNotEmpty()
                .allMatch(reference -> !document.at(reference.substring(1)).isMissingNode());
    }

    @Test
    void every_channel_says_what_it_carries_and_which_topic_that_is() throws IOException {
        assertThat(asyncapi().path("channels").properties()).allSatisfy(channel -> {
            assertThat(channel.getValue().path("messages")).isNotEmpty();
            assertThat(channel.getValue().at("/bindings/kafka/topic").asText()).isEqualTo(channel.getKey());
        });
    }

    @Test
    void every_message_has_the_headers_of_an_event_or_of_a_dead_letter() throws IOException {
        JsonNode document = asyncapi();

        assertThat(document.at("/components/messages")).isNotEmpty().allSatisfy(message -> {
            JsonNode trait =
                    document.at(message.at("/traits/0/$ref").asText("#/none").substring(1));
            assertThat(trait.path("headers").isObject())
                    .as(message.path("name").asText())
                    .isTrue();
        });
    }

    @Test
    void whatever_is_told_of_a_campaign_may_become_a_dead_letter() throws IOException {
        JsonNode channels = asyncapi().path("channels");

        assertThat(channels.at("/campaign-events-dead-letter/messages").fieldNames())
                .toIterable()
                .containsExactlyElementsOf(
                        () -> channels.at("/campaign-events/messages").fieldNames());
    }

    private static JsonNode asyncapi() throws IOException {
        return new ObjectMapper(new YAMLFactory())
                .readTree(EVENTS.resolve("asyncapi.yaml").toFile());
    }

    static Stream<Path> schemas() throws IOException {
        return files("schemas");
    }

    static Stream<Path> examples() throws IOException {
        return files("examples");
    }

    private static Stream<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(EVENTS.resolve(folder))) {
            return files.sorted().toList().stream();
        }
    }

    /** {@code name.v1.json} and {@code name.v1.variant.json} are examples of {@code name.v1}. */
    private static Path schemaOf(Path example) {
        String[] parts = example.getFileName().toString().split("\\.", -1);
        return EVENTS.resolve("schemas").resolve(parts[0] + "." + parts[1] + ".json");
    }
}
