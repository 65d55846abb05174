package io.stillwatch.scoring.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the engine reads of an {@code interaction-recorded} event. A number the event lacks is {@link #UNKNOWN}, a tag it lacks is
 * {@link Tag#NONE}; the unknown speaks neither for nor against anyone.
 *
 * @param time when it happened, by the provider's clock
 * @param account who the provider bills
 * @param endUser the account's own end user, where the account is an aggregator
 * @param content absent when the sender captured no content
 * @param earlier the tags under the linking key before, for one look-back after a rotation: what came before it compares with these
 */
public record Interaction(
        Instant time,
        String account,
        @Nullable String endUser,
        long conversation,
        String model,
        Usage usage,
        Parameters parameters,
        Client client,
        @Nullable Content content,
        @Nullable Earlier earlier) {
    public static final int UNKNOWN = -1;

    /** As nearly always: under one key alone. */
    public Interaction(
            Instant time,
            String account,
            @Nullable String endUser,
            long conversation,
            String model,
            Usage usage,
            Parameters parameters,
            Client client,
            @Nullable Content content) {
        this(time, account, endUser, conversation, model, usage, parameters, client, content, null);
    }

    /** By this a conversation is known that began before a rotation, as long as both keys are in use. */
    public long thread() {
        return earlier == null ? conversation : earlier.conversation();
    }

    /** The address under the key before; {@link Tag#NONE} where only one is in use. */
    public long earlierAddress() {
        return earlier == null ? Tag.NONE : earlier.client().address();
    }

    /** What is tagged, under the key before. */
    public record Earlier(
            long conversation, Client client, @Nullable Content content) {}

    /** Tokens of one answer, where several were asked for of each of them. */
    public int answerTokens() {
        return usage.outputTokens() / Math.max(1, parameters.choices());
    }

    /** Token counts. */
    public record Usage(int inputTokens, int outputTokens, int reasoningTokens) {
        public static final Usage NOT_STATED = new Usage(UNKNOWN, UNKNOWN, UNKNOWN);
    }

    /** Sampling parameters that matter: the bound on the output, the answers asked for, the tools offered. */
    public record Parameters(int maxTokens, int choices, int tools) {
        public static final Parameters NOT_STATED = new Parameters(UNKNOWN, UNKNOWN, UNKNOWN);
    }

    /** Where it came from, as tags: full address, its /24 or /48, and user agent with TLS fingerprint. */
    public record Client(long address, long network, long stack) {
        public static final Client NOT_STATED = new Client(Tag.NONE, Tag.NONE, Tag.NONE);
    }

    /**
     * What is known of the input without its text.
     *
     * @param turn 1 for the first user turn of the input
     * @param tokens tokens of the last user message after normalisation
     * @param digest whole normalised input
     * @param shingles selected 5-grams with digits masked
     * @param exact the same 5-grams with digits kept, parallel to {@code shingles}
     * @param systemShingles selected 5-grams of the system prompt
     */
    public record Content(int turn, int tokens, long digest, Tags shingles, Tags exact, Tags systemShingles) {
        public Content {
            if (shingles.size() != exact.size()) {
                throw new IllegalArgumentException("exact 5-grams are parallel to the masked ones");
            }
        }
    }
}
