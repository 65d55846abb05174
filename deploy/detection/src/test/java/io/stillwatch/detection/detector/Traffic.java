package io.stillwatch.detection.detector;

import io.stillwatch.scoring.engine.Interaction;
import io.stillwatch.scoring.engine.Tags;
import java.time.Instant;
import java.util.stream.LongStream;

/** Interactions for tests, each with the traits that matter there. */
public final class Traffic {
    private static final int TURN = 1;
    private static final int TOKENS = 20;

    private Traffic() {}

    public static Interaction call(String account, Instant time) {
        return call(account, time, account.hashCode(), LongStream.empty());
    }

    static Interaction call(String account, Instant time, long address, LongStream shingles) {
        var tags = Tags.of(shingles.toArray());
        return new Interaction(
                time,
                account,
                null,
                Hash.of(account.hashCode(), time.toEpochMilli()),
                "m",
                new Interaction.Usage(50, 700, 0),
                new Interaction.Parameters(4096, 1, 0),
                new Interaction.Client(address, address, 1),
                new Interaction.Content(TURN, TOKENS, 1, tags, tags, Tags.EMPTY));
    }
}
