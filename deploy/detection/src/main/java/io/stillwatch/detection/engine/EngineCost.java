package io.stillwatch.detection.engine;

import io.stillwatch.detection.engine.CpuClock.Spent;
import io.stillwatch.scoring.engine.Engine.Size;

/**
 * What one run cost.
 *
 * @param sample share of all phrases that accounts are compared by
 * @param counting the baseline: how often each key was seen, in a plain hash map
 * @param worstTick wall-clock nanoseconds of the longest assembly
 * @param heap bytes that live after the run because of the engine
 */
record EngineCost(
        double sample,
        long interactions,
        int ticks,
        Spent door,
        Spent accounts,
        Spent keys,
        Spent assembly,
        Spent counting,
        long worstTick,
        long heap,
        Size size) {

    /** CPU time of an interaction. */
    double micros(Spent stage) {
        return stage.cpu() / 1e3 / interactions;
    }

    /** Interactions that a second of CPU time carries from the door to the key table. */
    double perSecondAndCore() {
        return 1e9 * interactions / (door.cpu() + accounts.cpu() + keys.cpu());
    }

    /** Milliseconds on the clock. */
    double assemblyMillis() {
        return assembly.wall() / 1e6 / ticks;
    }

    /** Ticks a second on the clock, with all their stages behind the door. */
    double ticksPerSecond() {
        return 1e9 * ticks / accounts.and(keys).and(assembly).wall();
    }

    long allKeys() {
        return (long) size.aloneKeys() + size.sharedKeys();
    }
}
