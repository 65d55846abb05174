package io.stillwatch.e2e;

import io.stillwatch.e2e.bench.traffic.Door;
import io.stillwatch.scoring.engine.Engine;
import io.stillwatch.scoring.engine.Verdicts;
import io.stillwatch.simulator.AccountFact;
import io.stillwatch.simulator.Interaction;
import io.stillwatch.simulator.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** Plays a simulation through an engine tick by tick, one tick an hour of event time, as ingest's relay would number them. */
final class DetectionRun {
    private static final Duration TICK = Duration.ofHours(1);

    private final Door door = new Door();
    private final Engine engine;
    private final Consumer<Verdicts> verdicts;
    private Instant end;

    private DetectionRun(Engine engine, Consumer<Verdicts> verdicts, Instant start) {
        this.engine = engine;
        this.verdicts = verdicts;
        this.end = start.plus(TICK);
    }

    static void play(Simulation simulation, Instant start, Engine engine, Consumer<Verdicts> verdicts) {
        new DetectionRun(engine, verdicts, start).play(simulation);
    }

    private void play(Simulation simulation) {
        List<AccountFact> facts = simulation.facts();
        int stated = 0;
        for (Iterator<Interaction> all = simulation.interactions().iterator(); all.hasNext(); ) {
            Interaction next = all.next();
            closeUpTo(next.time());
            while (stated < facts.size() && facts.get(stated).time().isBefore(end)) {
                engine.accept(door.admit(facts.get(stated++)));
            }
            engine.accept(door.admit(next));
        }
        close();
    }

    private void closeUpTo(Instant time) {
        while (!time.isBefore(end)) {
            close();
        }
    }

    private void close() {
        verdicts.accept(engine.close(end.getEpochSecond() / TICK.toSeconds() - 1, end));
        end = end.plus(TICK);
    }
}
