package io.stillwatch.scoring.engine.table;

/** Cuts what the engine holds into parts of about the same size, so that a part can be written down by itself. */
public final class Slices {
    public static final int COUNT = 256;

    private Slices() {}

    /** The part of an account, or of a shared key, by its number. */
    public static int of(int number) {
        return number & (COUNT - 1);
    }

    /** The part of a key by its id; ids are mixed. */
    public static int of(long id) {
        return (int) id & (COUNT - 1);
    }

    /** How many of the numbers below {@code size} lie in a part. */
    public static int count(int slice, int size) {
        return (size - slice + COUNT - 1) / COUNT;
    }
}
