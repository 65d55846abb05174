package io.stillwatch.ingest.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.stillwatch.ingest.sequence.Marker;
import java.io.IOException;

/** Writes event bodies: UTF-8 JSON, what is unknown left out. */
@RegisterForReflection(targets = {AccountFactRecorded.class, Marker.class})
public final class Bodies {
    private static final int A_KILOBYTE = 1024;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private Bodies() {}

    public static byte[] write(InteractionRecorded event) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder(A_KILOBYTE);
                JsonGenerator json = JSON.getFactory().createGenerator(bytes)) {
            new Rendering(json).write(event);
            json.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException("Writing to memory can't fail", e);
        }
    }

    public static byte[] write(Object event) {
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Every event has a JSON form", e);
        }
    }
}
