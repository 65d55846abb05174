package io.stillwatch.detection.traffic;

import io.stillwatch.scoring.engine.AccountFact;
import io.stillwatch.scoring.engine.Interaction;
import io.stillwatch.simulator.Scenario;
import io.stillwatch.simulator.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Plays a scenario hour by hour, as ingest's relay would number its ticks; holds one hour at a time. */
public final class Play {
    private static final Duration TICK = Duration.ofHours(1);

    private final Door door = new Door();
    private final Watch watch;
    private final Consumer<Hour> audience;
    private final List<io.stillwatch.simulator.AccountFact> allFacts;
    private int stated;
    private List<io.stillwatch.simulator.Interaction> waiting = new ArrayList<>();
    private Instant end;

    private Play(Scenario scenario, Simulation simulation, Watch watch, Consumer<Hour> audience) {
        this.watch = watch;
        this.audience = audience;
        this.end = scenario.start().plus(TICK);
        this.allFacts = simulation.facts();
    }

    /** Does the work it is given, and may look at the clock before and after. */
    public interface Watch {
        List<Interaction> see(Supplier<List<Interaction>> work);
    }

    /** Hands every hour of the scenario to the audience, also one in which nothing happened. */
    public static void of(Scenario scenario, long seed, Consumer<Hour> audience) {
        of(scenario, seed, Supplier::get, audience);
    }

    /** The same, where the watch sees the fingerprints of each hour being made. */
    public static void of(Scenario scenario, long seed, Watch watch, Consumer<Hour> audience) {
        var simulation = Simulation.of(scenario, seed);
        var play = new Play(scenario, simulation, watch, audience);
        simulation.interactions().forEach(play::take);
        play.closeUpTo(scenario.end());
    }

    private void take(io.stillwatch.simulator.Interaction next) {
        closeUpTo(next.time());
        waiting.add(next);
    }

    private void closeUpTo(Instant time) {
        while (!time.isBefore(end)) {
            var interactions = watch.see(() -> waiting.stream().map(door::admit).toList());
            audience.accept(new Hour(end.getEpochSecond() / TICK.toSeconds() - 1, end, facts(), interactions));
            waiting = new ArrayList<>();
            end = end.plus(TICK);
        }
    }

    private List<AccountFact> facts() {
        var facts = new ArrayList<AccountFact>();
        while (stated < allFacts.size() && allFacts.get(stated).time().isBefore(end)) {
            facts.add(door.admit(allFacts.get(stated++)));
        }
        return facts;
    }
}
