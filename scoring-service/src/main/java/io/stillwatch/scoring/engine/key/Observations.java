package io.stillwatch.scoring.engine.key;

import java.util.Arrays;

/** What accounts were seen to use, in the order in which it counts: 32 bytes a use on its way from the account stage to the key stage. */
public final class Observations {
    private static final int WIDTH = 4;
    private static final int SMALLEST = 1024;
    private static final int EXTRACTION = 1;
    private static final int WRAPPER = 2;
    private static final int FLAGS = 2;

    private final double contentSample;
    private long[] rows = new long[WIDTH * SMALLEST];
    private int size;

    /**
     * An empty row.
     *
     * @param contentSample share of all phrases, by their tags, of which uses are kept; the same ones of every account
     */
    public Observations(double contentSample) {
        this.contentSample = contentSample;
    }

    /** Takes one use; see {@link #add}. */
    interface Reader {
        void use(KeyType type, long key, int account, long payload, KeyUse use);
    }

    /**
     * What all uses in one interaction have in common.
     *
     * @param account its number
     * @param second in seconds since 1970
     */
    public record Circumstances(int account, int second, boolean extractionLike) {}

    public int size() {
        return size;
    }

    /**
     * Adds one use of a key.
     *
     * @param payload what the key stood around; 0 for a key that stands around nothing
     * @param wrapper whether it is a phrase of the account's wrapper
     */
    public void add(KeyType type, long tag, long payload, boolean wrapper, Circumstances seen) {
        long key = type.key(tag);
        if (type.isContent() && uniform(key) >= contentSample) {
            return;
        }
        if (WIDTH * size == rows.length) {
            rows = Arrays.copyOf(rows, 2 * rows.length);
        }
        int row = WIDTH * size++;
        rows[row] = key;
        rows[row + 1] = payload;
        rows[row + 2] = ((long) seen.account() << Integer.SIZE) | seen.second();
        rows[row + 3] =
                ((long) type.code() << FLAGS) | (seen.extractionLike() ? EXTRACTION : 0) | (wrapper ? WRAPPER : 0);
    }

    /** Keys are mixed, so that they lie evenly in [0, 1). */
    private static double uniform(long key) {
        return (key >>> 11) * 0x1p-53;
    }

    void onEach(Reader reader) {
        for (int row = 0; row < WIDTH * size; row += WIDTH) {
            int how = (int) rows[row + 3];
            KeyUse use = KeyUse.once((how & EXTRACTION) != 0, (int) rows[row + 2], (how & WRAPPER) != 0);
            reader.use(
                    KeyType.ofCode(how >>> FLAGS),
                    rows[row],
                    (int) (rows[row + 2] >>> Integer.SIZE),
                    rows[row + 1],
                    use);
        }
    }

    public void clear() {
        rows = new long[WIDTH * SMALLEST];
        size = 0;
    }
}
