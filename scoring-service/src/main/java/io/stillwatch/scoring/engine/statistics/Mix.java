package io.stillwatch.scoring.engine.statistics;

/** Deterministic 64-bit mixing, in place of randomness. */
public final class Mix {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private Mix() {}

    /** Finaliser of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014): a bijection in which every bit depends on every other. */
    public static long of(long value) {
        long z = value + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    public static long of(long first, long second) {
        return of(of(first) ^ second);
    }

    public static long of(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = of(hash ^ text.charAt(i));
        }
        return hash;
    }

    /** Of a name within a kind of names. */
    public static long of(String kind, String name) {
        return of(of(kind), of(name));
    }

    /** A number in [0, bound). */
    public static int below(int bound, long seed) {
        return (int) Math.unsignedMultiplyHigh(of(seed), bound);
    }
}
