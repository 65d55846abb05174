package io.stillwatch.scoring.pipeline;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What scoring reads of {@code interaction-recorded.v1}; whatever else the event carries is none of its business. */
@JsonIgnoreProperties(ignoreUnknown = true)
@RegisterForReflection
record InteractionBody(
        @Nullable Instant time,
        @Nullable String account,
        @Nullable String endUser,
        @Nullable String conversation,
        @Nullable String model,
        @Nullable Usage usage,
        @Nullable Parameters parameters,
        @Nullable Client client,
        @Nullable Content content,
        @Nullable Integer keyEpoch,
        @Nullable Previous previous) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    @RegisterForReflection
    record Previous(
            @Nullable Integer keyEpoch,
            @Nullable String conversation,
            @Nullable Client client,
            @Nullable Content content) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    @RegisterForReflection
    record Usage(
            @Nullable Long inputTokens,
            @Nullable Long outputTokens,
            @Nullable Long reasoningTokens) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    @RegisterForReflection
    record Parameters(
            @Nullable Long maxTokens,
            @Nullable Long choices,
            @Nullable Long tools) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    @RegisterForReflection
    record Client(
            @Nullable String address,
            @Nullable String network,
            @Nullable String stack) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    @RegisterForReflection
    record Content(
            @Nullable Long turn,
            @Nullable Long tokens,
            @Nullable String digest,
            @Nullable List<String> shingles,
            @Nullable List<String> exact,
            @Nullable List<String> systemShingles) {}
}
