package io.stillwatch.simulator;

import java.util.List;

/**
 * Seeded chance, the same on every machine and JDK: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014) under StrictMath.
 *
 * <p>A fork depends on the seed and its label alone, never on what was drawn before: a population that changes leaves
 * every other one as it was.
 */
public final class Chance {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private static final double UNIT = 0x1.0p-53;

    private final long seed;
    private long state;

    public Chance(long seed) {
        this.seed = seed;
        this.state = seed;
    }

    public Chance fork(String label) {
        var forked = mix(seed ^ GOLDEN_GAMMA);
        for (var i = 0; i < label.length(); i++) {
            forked = mix(forked * 31 + label.charAt(i) + GOLDEN_GAMMA);
        }
        return new Chance(forked);
    }

    public Chance fork(long number) {
        return new Chance(mix(mix(seed + GOLDEN_GAMMA) ^ mix(number + GOLDEN_GAMMA)));
    }

    public long bits() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** Evenly from 0 (inclusive) to 1 (exclusive). */
    public double share() {
        return (bits() >>> 11) * UNIT;
    }

    public boolean happens(double probability) {
        return share() < probability;
    }

    /** Evenly from 0 to {@code bound} - 1; the bias of at most bound / 2^53 is of no consequence here. */
    public int below(int bound) {
        return (int) (share() * bound);
    }

    /** Evenly, both ends included. */
    public int between(int least, int most) {
        return least + below(most - least + 1);
    }

    public <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    public double exponential(double mean) {
        return -mean * StrictMath.log(1 - share());
    }

    /** Standard normal by Box and Muller (1958); the second value is thrown away to keep no state. */
    public double gaussian() {
        return StrictMath.sqrt(-2 * StrictMath.log(1 - share())) * StrictMath.cos(2 * StrictMath.PI * share());
    }

    /** {@code sigma} is the standard deviation of the natural logarithm. */
    public double logNormal(double median, double sigma) {
        return median * StrictMath.exp(sigma * gaussian());
    }

    private static long mix(long value) {
        var mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
