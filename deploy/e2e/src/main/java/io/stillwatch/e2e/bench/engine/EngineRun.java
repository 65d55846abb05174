package io.stillwatch.e2e.bench.engine;

import io.stillwatch.e2e.bench.traffic.Hour;
import io.stillwatch.e2e.bench.traffic.Play;
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
import java.util.Map;
import java.util.function.Supplier;

/** Plays a scenario through the door and an engine and keeps the time of each stage. */
final class EngineRun {
    private static final int A_DAY = 24;

    private final Engine engine;
    private final PrintStream progress;
    private final CpuClock clock = new CpuClock();
    private final Map<Stage, Long> stages = new EnumMap<>(Stage.class);
    private KeyCounting counting = new KeyCounting();
    private long door;
    private long counted;
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
        var process = CpuClock.process();
        var thread = CpuClock.thread();
        Play.of(scenario, seed, run::door, run::hour);
        var collecting = CpuClock.process() - process - (CpuClock.thread() - thread);
        run.counting = new KeyCounting();
        return run.cost(sample, collecting, liveHeap() - before);
    }

    private List<Interaction> door(Supplier<List<Interaction>> work) {
        clock.lap();
        var admitted = work.get();
        door += clock.lap();
        return admitted;
    }

    private void hour(Hour hour) {
        clock.lap();
        hour.interactions().forEach(counting::count);
        counted += clock.lap();
        hour.facts().forEach(engine::accept);
        hour.interactions().forEach(engine::accept);
        engine.close(hour.tick(), hour.end(), this::done);
        interactions += hour.interactions().size();
        ticks++;
        if (ticks % A_DAY == 0) {
            progress.printf(
                    "  %d days, %,d interactions%n", Duration.ofHours(ticks).toDays(), interactions);
        }
    }

    private void done(Stage stage) {
        var lap = clock.lap();
        stages.merge(stage, lap, Long::sum);
        worst = stage == Stage.ASSEMBLY ? Math.max(worst, lap) : worst;
    }

    private EngineCost cost(double sample, long collecting, long heap) {
        return new EngineCost(
                sample,
                interactions,
                ticks,
                door,
                stages.getOrDefault(Stage.ACCOUNTS, 0L),
                stages.getOrDefault(Stage.KEYS, 0L),
                stages.getOrDefault(Stage.ASSEMBLY, 0L),
                worst,
                counted,
                collecting,
                heap,
                engine.size());
    }

    private static long liveHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
