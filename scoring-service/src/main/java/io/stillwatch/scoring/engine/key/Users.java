package io.stillwatch.scoring.engine.key;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * The accounts that used a key, ascending by number, and how each of them used it: 20 bytes an account, side by side, because whoever looks at
 * one looks at all. Times are in seconds since 1970.
 */
public final class Users {
    private static final int WIDTH = 5;
    private static final int USES = 1;
    private static final int EXTRACTION = 2;
    private static final int FIRST = 3;
    private static final int LAST = 4;

    private int[] rows = {};
    private int size;

    public int size() {
        return size;
    }

    /** Number of the account at a place. */
    public int account(int at) {
        return rows[WIDTH * at];
    }

    public int uses(int at) {
        return rows[WIDTH * at + USES] >>> 1;
    }

    /** Whether the key is a phrase of the account's own wrapper; kept in the lowest bit of the uses. */
    public boolean wrapper(int at) {
        return (rows[WIDTH * at + USES] & 1) != 0;
    }

    /** Uses in extraction-like interactions. */
    public int extraction(int at) {
        return rows[WIDTH * at + EXTRACTION];
    }

    public int first(int at) {
        return rows[WIDTH * at + FIRST];
    }

    public int last(int at) {
        return rows[WIDTH * at + LAST];
    }

    public boolean has(int account) {
        return find(account) >= 0;
    }

    /** Numbers of the accounts, ascending. */
    public void onEach(IntConsumer account) {
        for (int at = 0; at < size; at++) {
            account.accept(account(at));
        }
    }

    /** The place of an account; negative when it is no user. */
    public int find(int account) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int there = account(middle);
            if (there == account) {
                return middle;
            }
            if (there < account) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    /** Adds uses; returns whether they are the account's first. */
    boolean add(int account, KeyUse use) {
        int at = find(account);
        if (at < 0) {
            insert(-at - 1, account, use);
            return true;
        }
        int row = WIDTH * at;
        rows[row + USES] = (rows[row + USES] + 2 * use.uses()) | (use.wrapper() ? 1 : 0);
        rows[row + EXTRACTION] += use.extraction();
        rows[row + FIRST] = Math.min(rows[row + FIRST], use.first());
        rows[row + LAST] = Math.max(rows[row + LAST], use.last());
        return false;
    }

    /** Removes those whose last use is older; returns whether there were any. */
    boolean forgetBefore(int second, IntConsumer forgotten) {
        int kept = 0;
        for (int at = 0; at < size; at++) {
            if (last(at) >= second) {
                System.arraycopy(rows, WIDTH * at, rows, WIDTH * kept++, WIDTH);
            } else {
                forgotten.accept(account(at));
            }
        }
        boolean shorter = kept < size;
        size = kept;
        rows = shorter ? Arrays.copyOf(rows, WIDTH * kept) : rows;
        return shorter;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(size);
        for (int at = 0; at < size; at++) {
            writeRow(out, at);
        }
    }

    /** Writes those of the given users that are still there, by the lower half of each number from one place up to another. */
    void write(DataOutput out, long[] users, int from, int to) throws IOException {
        int there = 0;
        for (int user = from; user < to; user++) {
            there += has((int) users[user]) ? 1 : 0;
        }
        out.writeInt(there);
        for (int user = from; user < to; user++) {
            int at = find((int) users[user]);
            if (at >= 0) {
                writeRow(out, at);
            }
        }
    }

    /** Adds what was written, in place of what there was of the same users. */
    void readInto(DataInput in) throws IOException {
        int left = in.readInt();
        rows = size == 0 ? new int[WIDTH * left] : rows;
        for (; left > 0; left--) {
            int account = in.readInt();
            int at = find(account);
            int row = WIDTH * (at < 0 ? room(-at - 1) : at);
            rows[row] = account;
            for (int i = 1; i < WIDTH; i++) {
                rows[row + i] = in.readInt();
            }
        }
    }

    private void writeRow(DataOutput out, int at) throws IOException {
        for (int i = 0; i < WIDTH; i++) {
            out.writeInt(rows[WIDTH * at + i]);
        }
    }

    private void insert(int at, int account, KeyUse use) {
        int row = WIDTH * room(at);
        rows[row] = account;
        rows[row + USES] = 2 * use.uses() | (use.wrapper() ? 1 : 0);
        rows[row + EXTRACTION] = use.extraction();
        rows[row + FIRST] = use.first();
        rows[row + LAST] = use.last();
    }

    /** Makes room for one more at a place. */
    private int room(int at) {
        if (WIDTH * size == rows.length) {
            rows = Arrays.copyOf(rows, WIDTH * Math.max(2, size + size / 4 + 1));
        }
        int row = WIDTH * at;
        System.arraycopy(rows, row, rows, row + WIDTH, WIDTH * (size - at));
        size++;
        return at;
    }
}
