package io.stillwatch.scoring.pipeline;

import io.stillwatch.scoring.engine.Interaction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Reads {@code interaction-recorded.v1} packed ({@code docs/events/packed-interactions.md}): what the engine wants of it, and over the rest. Tags are
 * noted by their place, since the epoch that they are of stands behind them.
 */
final class PackedInteraction {
    static final String CONTENT_TYPE = "application/vnd.stillwatch.packed";

    private static final int FORM = 1;

    private final PackedBytes in;

    private PackedInteraction(PackedBytes in) {
        this.in = in;
    }

    /** Throws {@link IllegalArgumentException} or {@link IndexOutOfBoundsException} when it does not fit. */
    static Interaction read(byte[] body) {
        return new PackedInteraction(new PackedBytes(body)).read();
    }

    private Interaction read() {
        if (in.octet() != FORM) {
            throw new IllegalArgumentException("the packed form is unknown");
        }
        in.text();
        Instant time = Fields.time(Instant.EPOCH.plus(in.number(), ChronoUnit.MICROS));
        String account = Fields.account(in.text());
        String endUser = Fields.endUser(in.text(), account);
        in.tag();
        int conversation = in.tag();
        in.text();
        in.text();
        String model = Fields.required(Fields.text(in.text(), "model"), "model");
        in.text();
        in.number();
        in.tag();
        Interaction.Usage usage = usage();
        Interaction.Parameters parameters = parameters();
        Places client = places();
        Sketch content = in.isThere() ? Sketch.of(in) : null;
        int epoch = in.count();
        return new Interaction(
                time,
                account,
                endUser,
                in.tag(conversation, epoch),
                model,
                usage,
                parameters,
                client.under(in, epoch),
                content == null ? null : content.under(in, epoch),
                in.isThere() ? earlier() : null);
    }

    private Interaction.Earlier earlier() {
        int epoch = in.count();
        in.tag();
        int conversation = in.tag();
        in.tag();
        Places client = places();
        Sketch content = in.isThere() ? Sketch.of(in) : null;
        return new Interaction.Earlier(
                in.tag(conversation, epoch),
                client.under(in, epoch),
                content == null ? null : content.under(in, epoch));
    }

    private Interaction.Usage usage() {
        if (!in.isThere()) {
            return Interaction.Usage.NOT_STATED;
        }
        var usage = new Interaction.Usage(in.optionalCount(), in.optionalCount(), in.optionalCount());
        in.number();
        return usage;
    }

    private Interaction.Parameters parameters() {
        if (!in.isThere()) {
            return Interaction.Parameters.NOT_STATED;
        }
        in.skip(in.octet() == 0 ? 0 : Double.BYTES);
        int maxTokens = in.optionalCount();
        int choices = in.optionalCount();
        in.octet();
        int tools = in.optionalCount();
        in.octet();
        return new Interaction.Parameters(maxTokens, choices, tools);
    }

    private Places places() {
        if (!in.isThere()) {
            return Places.NOWHERE;
        }
        int address = in.tag();
        int network = in.tag();
        in.number();
        return new Places(address, network, in.tag());
    }

    /** Where the tags of a client stand. */
    private record Places(int address, int network, int stack) {
        static final Places NOWHERE = new Places(PackedBytes.NOWHERE, PackedBytes.NOWHERE, PackedBytes.NOWHERE);

        Interaction.Client under(PackedBytes in, int epoch) {
            return new Interaction.Client(in.tag(address, epoch), in.tag(network, epoch), in.tag(stack, epoch));
        }
    }

    /** Where the tags of an input stand. */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    private record Sketch(int turn, int tokens, int digest, int[] shingles, int[] exact, int[] systemShingles) {
        static Sketch of(PackedBytes in) {
            in.number();
            int tokens = in.count();
            int turn = in.count();
            in.text();
            in.number();
            in.number();
            int digest = in.tag();
            int[] shingles = in.tags();
            int[] exact = in.tags(shingles);
            in.tag();
            return new Sketch(turn, tokens, digest, shingles, exact, in.tags());
        }

        Interaction.Content under(PackedBytes in, int epoch) {
            return new Interaction.Content(
                    turn,
                    tokens,
                    in.tag(digest, epoch),
                    in.tags(shingles, epoch),
                    in.tags(exact, epoch),
                    in.tags(systemShingles, epoch));
        }
    }
}
