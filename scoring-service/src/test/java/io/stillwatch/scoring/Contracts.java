package io.stillwatch.scoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.cloudevents.CloudEvent;
import io.stillwatch.eventsourcing.Envelope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** What {@code docs/events} promises of the events, and JSON as the service writes it. */
public final class Contracts {

    private static final Path EVENTS = Path.of("..", "docs", "events");
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);

    private Contracts() {}

    /** The mapper as the platform configures it. */
    public static ObjectMapper json() {
        return new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    }

    /** Fails unless the body fits the committed schema of the event's type. */
    public static void fits(CloudEvent event) {
        String schema = read(EVENTS.resolve("schemas").resolve(Envelope.nameOf(event) + ".json"));
        assertThat(REGISTRY.getSchema(schema, InputFormat.JSON).validate(text(event), InputFormat.JSON))
                .as(text(event))
                .isEmpty();
    }

    public static JsonNode body(CloudEvent event) {
        try {
            return json().readTree(text(event));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The committed examples of an event type, for example {@code tick-closed.v1}. */
    public static List<String> examples(String type) {
        try (Stream<Path> files = Files.list(EVENTS.resolve("examples"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(type + "."))
                    .sorted()
                    .map(Contracts::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same examples packed, in the same order. */
    public static List<byte[]> packed(String type) {
        try (Stream<Path> files = Files.list(EVENTS.resolve("packed"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(type + "."))
                    // As the names of the examples sort, which end in .json.
                    .sorted(comparing(file -> file.getFileName().toString().replace(".base64", ".json")))
                    .map(file -> Base64.getMimeDecoder().decode(read(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(CloudEvent event) {
        return new String(requireNonNull(event.getData()).toBytes(), UTF_8);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
