package io.stillwatch.detection.detector;

/** Mixes numbers (the finaliser of SplitMix64: Steele, Lea and Flood, OOPSLA 2014). */
final class Hash {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private Hash() {}

    static long of(long value) {
        var mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    /** Of an ordered pair. */
    static long of(long one, long other) {
        return of(of(one + GOLDEN) ^ other * GOLDEN);
    }
}
