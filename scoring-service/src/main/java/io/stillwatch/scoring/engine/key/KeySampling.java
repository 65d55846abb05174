package io.stillwatch.scoring.engine.key;

/**
 * How many keys of one account are kept: all up to a bound, of what comes beyond it one half, beyond twice the bound one quarter, and so on. Drawn by
 * the key, so that everybody's smaller sample lies in everybody's larger one and who shares a phrase still meets; by keyed tags, so that nobody can tell
 * beforehand which phrase is drawn. After the adaptive sampling of Wegman (Flajolet, Computing 43, 1990).
 *
 * @param bound about 4 MB of keys
 */
record KeySampling(int bound) {
    static final KeySampling BUILTIN = new KeySampling(1 << 16);

    /** Whether a key that is new to an account with so many of them is one of the sample. */
    boolean takes(long key, int held) {
        return Long.numberOfTrailingZeros(key >>> Byte.SIZE) >= held / bound;
    }

    /** Whether an account with so many keys has a sample of what comes only. */
    boolean samples(int held) {
        return held >= bound;
    }
}
