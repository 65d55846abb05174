package io.stillwatch.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Records as JSON, one a line, in the words of the ingest contract. */
public final class Ndjson {
    private static final ObjectMapper JSON =
            new ObjectMapper().registerModule(new SimpleModule().addSerializer(new InstantAsText()));

    private Ndjson() {}

    /** One record without its line end; text escapes keep it on one line. */
    public static String line(Interaction interaction) {
        return json(interaction);
    }

    public static String line(AccountFact fact) {
        return json(fact);
    }

    public static String json(GroundTruth truth) {
        return json((Object) truth);
    }

    /** Writes gzip, one line at a time, and returns the number of lines. */
    public static long writeInteractions(Stream<Interaction> interactions, Path file) throws IOException {
        return write(interactions.map(Ndjson::line).iterator(), file);
    }

    public static long writeFacts(Stream<AccountFact> facts, Path file) throws IOException {
        return write(facts.map(Ndjson::line).iterator(), file);
    }

    private static long write(Iterator<String> lines, Path file) throws IOException {
        var written = 0L;
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16)) {
            while (lines.hasNext()) {
                out.write((lines.next() + "\n").getBytes(StandardCharsets.UTF_8));
                written++;
            }
        }
        return written;
    }

    private static String json(Object record) {
        try {
            return JSON.writeValueAsString(record);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A simulated record has no JSON form", impossible);
        }
    }

    private static final class InstantAsText extends StdSerializer<Instant> {
        InstantAsText() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant instant, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(instant.toString());
        }
    }
}
