package io.stillwatch.detection.engine;

import io.stillwatch.detection.engine.CpuClock.Spent;
import io.stillwatch.detection.traffic.Hour;
import io.stillwatch.detection.traffic.Play;
import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.Engine;
import io.stillwatch.scoring.engine.Engine.Stage;
import io.stillwatch.scoring.engine.Interaction;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.simulator.Scenario;
import java.io.PrintStream;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Plays a scenario through the door and an engine and keeps the time of each stage. */
final class EngineRun {
    private static final int A_DAY = 24;

    private final Engine engine;
    private final PrintStream progress;
    private final CpuClock clock = new CpuClock();
    private final Map<Stage, Spent> stages = new EnumMap<>(Stage.class);
    private KeyCounting counting = new KeyCounting();
    private Spent door = Spent.NOTHING;
    private Spent counted = Spent.NOTHING;
    private Spent today = Spent.NOTHING;
    private long worst;
    private long interactions;
    private int ticks;

    private EngineRun(Policy policy, PrintStream progress) {
        this.engine = new Engine(policy, Baseline.builtin());
        this.progress = progress;
    }

    static EngineCost of(Scenario scenario, long seed, double sample, PrintStream progress) {
        var before = liveHeap();
        var run = new EngineRun(Policy.builtin().samplingKeys("bench", sample), progress);
        Play.of(scenario, seed, run::door, run::hour);
        progress.println("  digest over all verdicts: " + run.engine.digest());
        run.counting = new KeyCounting();
        return run.cost(sample, liveHeap() - before);
    }

    private List<Interaction> door(Supplier<List<Interaction>> work) {
        clock.lap();
        var admitted = work.get();
        door = door.and(clock.lap());
        return admitted;
    }

    private void hour(Hour hour) {
        clock.lap();
        hour.interactions().forEach(counting::count);
        counted = counted.and(clock.lap());
        hour.facts().forEach(engine::accept);
        hour.interactions().forEach(engine::accept);
        engine.close(hour.tick(), hour.end(), this::done);
        interactions += hour.interactions().size();
        ticks++;
        if (ticks % A_DAY == 0) {
            progress.printf(
                    Locale.ROOT,
                    "  %d days, %,d interactions; the last day's ticks took %.1f s, %.1f s of CPU time; heap %,d MB%n",
                    Duration.ofHours(ticks).toDays(),
                    interactions,
                    today.wall() / 1e9,
                    today.cpu() / 1e9,
                    usedHeap() >> 20);
            today = Spent.NOTHING;
        }
    }

    private void done(Stage stage) {
        var lap = clock.lap();
        stages.merge(stage, lap, Spent::and);
        today = today.and(lap);
        worst = stage == Stage.ASSEMBLY ? Math.max(worst, lap.wall()) : worst;
    }

    private EngineCost cost(double sample, long heap) {
        return new EngineCost(
                sample,
                interactions,
                ticks,
                door,
                stages.getOrDefault(Stage.ACCOUNTS, Spent.NOTHING),
                stages.getOrDefault(Stage.KEYS, Spent.NOTHING),
                stages.getOrDefault(Stage.ASSEMBLY, Spent.NOTHING),
                counted,
                worst,
                heap,
                engine.size());
    }

    private static long liveHeap() {
        System.gc();
        return usedHeap();
    }

    private static long usedHeap() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
