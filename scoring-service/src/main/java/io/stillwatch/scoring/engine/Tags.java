package io.stillwatch.scoring.engine;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/** An immutable row of tags. */
public final class Tags {
    public static final Tags EMPTY = new Tags(new long[0]);

    private final long[] values;

    private Tags(long[] values) {
        this.values = values;
    }

    public static Tags of(long... values) {
        return values.length == 0 ? EMPTY : new Tags(values.clone());
    }

    /** The same without a copy, of values that nobody changes. */
    static Tags wrapping(long[] values) {
        return values.length == 0 ? EMPTY : new Tags(values);
    }

    /** Tags as they stand in an event; see {@link Tag#of}. */
    public static Tags of(List<String> base64url, int keyEpoch) {
        ToLongFunction<String> decode = text -> Tag.of(text, keyEpoch);
        return base64url.isEmpty()
                ? EMPTY
                : new Tags(base64url.stream().mapToLong(decode).toArray());
    }

    public int size() {
        return values.length;
    }

    public long get(int index) {
        return values[index];
    }

    /** A copy. */
    public long[] toArray() {
        return values.clone();
    }

    /** Lexicographic, so that records can be put into one canonical order. */
    int compare(Tags other) {
        return Arrays.compare(values, other.values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tags tags && Arrays.equals(values, tags.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
