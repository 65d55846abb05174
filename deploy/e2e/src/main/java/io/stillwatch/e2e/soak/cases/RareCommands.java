package io.stillwatch.e2e.soak.cases;

import io.stillwatch.e2e.soak.cases.RandomCommand.Made;
import java.util.Random;

/** What is asked now and then: that all measures stop, or go on, or that somebody is forgotten. */
final class RareCommands {

    /** Lets measures go on, whoever stopped them. */
    static final RandomCommand THAW = new RandomCommand("lea", "/v1/enforcements/thaw", "{}", Made.NOTHING);

    /** More often, and there would soon be nobody left to act on. */
    private static final int ONE_IN = 200;

    private RareCommands() {}

    static boolean isNext(Random random) {
        return random.nextInt(ONE_IN) == 0;
    }

    static RandomCommand draw(Random random, String person, String account) {
        return switch (random.nextInt(8)) {
            case 0 -> new RandomCommand(person, "/v1/enforcements/freeze", "{\"reason\":\"look first\"}", Made.NOTHING);
            case 1, 2, 3 -> THAW;
            default ->
                new RandomCommand(
                        "olga",
                        "/v1/accounts/" + account + "/erase",
                        "{\"basis\":\"requested\",\"reference\":\"DSR-1\"}",
                        Made.ERASURE);
        };
    }
}
