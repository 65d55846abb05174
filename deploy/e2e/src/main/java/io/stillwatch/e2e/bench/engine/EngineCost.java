package io.stillwatch.e2e.bench.engine;

import io.stillwatch.scoring.engine.Engine.Size;

/**
 * What one run cost. Times are CPU time of the thread that does the work, in nanoseconds, so that a busy machine changes little.
 *
 * @param counting the baseline: how often each key was seen, in a plain hash map
 * @param worstAssembly of one tick
 * @param collecting of the whole process beyond its main thread: garbage collection and compiler
 * @param heap bytes that live after the run because of the engine
 */
record EngineCost(
        double sample,
        long interactions,
        int ticks,
        long door,
        long accounts,
        long keys,
        long assembly,
        long worstAssembly,
        long counting,
        long collecting,
        long heap,
        Size size) {

    double micros(long nanos) {
        return nanos / 1e3 / interactions;
    }

    /** Interactions a second that one core does, from the door to the key table. */
    double perSecondAndCore() {
        return 1e9 * interactions / (door + accounts + keys);
    }

    double assemblyMillis() {
        return assembly / 1e6 / ticks;
    }

    /** Ticks a second with all their stages behind the door. */
    double ticksPerSecond() {
        return 1e9 * ticks / (accounts + keys + assembly);
    }

    long allKeys() {
        return (long) size.aloneKeys() + size.sharedKeys();
    }
}
