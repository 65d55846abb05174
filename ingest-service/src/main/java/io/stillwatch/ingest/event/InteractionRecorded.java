package io.stillwatch.ingest.event;

import io.stillwatch.ingest.fingerprint.Content;
import java.time.Instant;
import java.util.List;
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
        int keyEpoch,
        @Nullable Previous previous) {

    /** The same with its tags under the previous key beside it. */
    public InteractionRecorded beside(InteractionRecorded underPrevious) {
        Previous tags = new Previous(
                underPrevious.keyEpoch,
                underPrevious.credential,
                underPrevious.conversation,
                underPrevious.reasoningReference,
                underPrevious.client,
                underPrevious.content);
        return new InteractionRecorded(
                id,
                time,
                account,
                endUser,
                credential,
                conversation,
                source,
                operation,
                model,
                finishReason,
                status,
                reasoningReference,
                usage,
                parameters,
                client,
                content,
                keyEpoch,
                tags);
    }

    /** The same with what was said in it, and with that under the previous key if it has tags under one. */
    public InteractionRecorded saying(Content said, @Nullable Content underPrevious) {
        return new InteractionRecorded(
                id,
                time,
                account,
                endUser,
                credential,
                conversation,
                source,
                operation,
                model,
                finishReason,
                status,
                reasoningReference,
                usage,
                parameters,
                client,
                said,
                keyEpoch,
                previous == null ? null : previous.saying(underPrevious));
    }

    /** The same with what enrichment tables say of its client, if it has one. */
    public InteractionRecorded enriched(List<String> kinds, String version) {
        return client == null
                ? this
                : new InteractionRecorded(
                        id,
                        time,
                        account,
                        endUser,
                        credential,
                        conversation,
                        source,
                        operation,
                        model,
                        finishReason,
                        status,
                        reasoningReference,
                        usage,
                        parameters,
                        new Client(client.address, client.network, client.asn, client.stack, kinds, version),
                        content,
                        keyEpoch,
                        previous);
    }

    /** The same tags under the previous linking key, for one look-back after a rotation. */
    public record Previous(
            int keyEpoch,
            @Nullable String credential,
            @Nullable String conversation,
            @Nullable String reasoningReference,
            @Nullable Client client,
            @Nullable Content content) {

        private Previous saying(@Nullable Content said) {
            return new Previous(keyEpoch, credential, conversation, reasoningReference, client, said);
        }
    }

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

    /**
     * Where it came from, as tags.
     *
     * @param kinds what the enrichment tables of that version say the address is; absent when there are none
     */
    public record Client(
            @Nullable String address,
            @Nullable String network,
            @Nullable Long asn,
            @Nullable String stack,
            @Nullable List<String> kinds,
            @Nullable String enrichment) {}
}
