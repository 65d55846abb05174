package io.stillwatch.ingest.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.stillwatch.ingest.fingerprint.Content;
import io.stillwatch.ingest.sequence.Marker;

/** Writes event bodies: UTF-8 JSON, what is unknown left out. */
@RegisterForReflection(
        targets = {
            InteractionRecorded.class,
            InteractionRecorded.Usage.class,
            InteractionRecorded.Parameters.class,
            InteractionRecorded.Client.class,
            AccountFactRecorded.class,
            Content.class,
            Marker.class
        })
public final class Bodies {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private Bodies() {}

    public static byte[] write(Object event) {
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Every event has a JSON form", e);
        }
    }
}
