package io.stillwatch.ingest.event;

import io.stillwatch.ingest.fingerprint.Content;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code interaction-recorded.v1}: one request to a model and its outcome, without text and without addresses. */
public record InteractionRecorded(
        String id,
        Instant time,
        String account,
        @Nullable String endUser,
        @Nullable String credential,
        @Nullable String conversation,
        @Nullable String source,
        @Nullable String operation,
        String model,
        @Nullable String finishReason,
        @Nullable Integer status,
        @Nullable String reasoningReference,
        @Nullable Usage usage,
        @Nullable Parameters parameters,
        @Nullable Client client,
        @Nullable Content content,
        int keyEpoch) {

    /** Tokens. */
    public record Usage(
            @Nullable Integer inputTokens,
            @Nullable Integer outputTokens,
            @Nullable Integer reasoningTokens,
            @Nullable Integer cachedTokens) {}

    /** Sampling parameters. */
    public record Parameters(
            @Nullable Double temperature,
            @Nullable Integer maxTokens,
            @Nullable Integer choices,
            @Nullable Boolean logprobs,
            @Nullable Integer tools,
            @Nullable Boolean stream) {}

    /** Where it came from, as tags. */
    public record Client(
            @Nullable String address,
            @Nullable String network,
            @Nullable Long asn,
            @Nullable String stack) {}
}
