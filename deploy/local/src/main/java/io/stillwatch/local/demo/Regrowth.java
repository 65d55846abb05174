package io.stillwatch.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.stillwatch.local.speaking.ServiceClient;
import io.stillwatch.simulator.Interaction;
import io.stillwatch.simulator.Simulation;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The operator of a confirmed campaign goes on with one new account. */
final class Regrowth {

    static final String ACCOUNT = "acct_regrown";
    /** How long after the end of the traffic it begins; its calls are two minutes apart. */
    static final Duration LATER = Duration.ofHours(1);

    private static final int CALLS = 8;
    private static final Duration APART = Duration.ofMinutes(2);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final ServiceClient scoring;
    private final Replay replay;
    private final PrintStream out;

    /** @param scoring as an analyst */
    Regrowth(ServiceClient scoring, Replay replay, PrintStream out) {
        this.scoring = scoring;
        this.replay = replay;
        this.out = out;
    }

    /** Sends its first calls, once the decision is known to scoring; returns the event time of the last one. */
    Instant begin(String campaign, Set<String> members, Simulation simulation, Instant end) {
        await(() -> decisions(campaign).contains("confirmed"));
        Instant start = end.plus(LATER);
        String banned = members.stream().sorted().findFirst().orElseThrow();
        List<Interaction> first = simulation
                .interactions()
                .filter(interaction -> interaction.account().equals(banned))
                .limit(CALLS)
                .toList();
        for (int call = 0; call < first.size(); call++) {
            replay.send(again(first.get(call), start.plus(APART.multipliedBy(call))));
        }
        return start.plus(APART.multipliedBy(first.size() - 1L));
    }

    /** Returns in words what fell short; nothing if the account is flagged. */
    List<String> found() {
        JsonNode risk = scoring.get("/v1/accounts/" + ACCOUNT + "/risk");
        String level = risk.path("level").asText();
        List<String> reasons = risk.path("signals").findValuesAsText("name");
        out.println();
        out.printf(
                "A banned operator comes back with %s: after %d calls it is %s (%s)%n",
                ACCOUNT, CALLS, level, String.join(", ", reasons));
        return level.equals("MEDIUM") || level.equals("HIGH")
                ? List.of()
                : List.of("The new account of a confirmed campaign was not flagged");
    }

    private List<String> decisions(String campaign) {
        return scoring.get("/v1/rulings?campaign=" + campaign).findValuesAsText("decision");
    }

    private static Interaction again(Interaction one, Instant time) {
        return new Interaction(
                "regrown-" + one.id(),
                time,
                ACCOUNT,
                null,
                "key-" + ACCOUNT,
                "regrown-" + one.conversation(),
                one.source(),
                one.operation(),
                one.model(),
                one.input(),
                one.finishReason(),
                null,
                one.usage(),
                one.parameters(),
                one.client(),
                one.status());
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Scoring does not hear of the decision");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
