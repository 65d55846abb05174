package io.stillwatch.scoring.engine.key;

import java.util.Arrays;

/** What accounts were seen to use, in the order in which it counts: 32 bytes a use on its way into the key table. */
public final class Observations {
    private static final int WIDTH = 4;
    private static final int SMALLEST = 1024;
    private static final int EXTRACTION = 1;
    private static final int WRAPPER = 2;
    private static final int FLAGS = 2;

    private long[] rows = new long[WIDTH * SMALLEST];
    private int size;

    /** Takes one use; see {@link #add}. */
    interface Reader {
        void use(KeyType type, long key, int account, long payload, KeyUse use);
    }

    public int size() {
        return size;
    }

    /**
     * Adds one use of a key.
     *
     * @param account its number
     * @param payload what the key stood around; 0 for a key that stands around nothing
     * @param second in seconds since 1970
     * @param wrapper whether it is a phrase of the account's wrapper
     */
    public void add(
            KeyType type, long key, int account, long payload, int second, boolean extractionLike, boolean wrapper) {
        if (WIDTH * size == rows.length) {
            rows = Arrays.copyOf(rows, 2 * rows.length);
        }
        int row = WIDTH * size++;
        rows[row] = key;
        rows[row + 1] = payload;
        rows[row + 2] = ((long) account << Integer.SIZE) | second;
        rows[row + 3] = ((long) type.code() << FLAGS) | (extractionLike ? EXTRACTION : 0) | (wrapper ? WRAPPER : 0);
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
        size = 0;
    }
}
