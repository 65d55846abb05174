package io.stillwatch.detection.detector;

/** Counts by unordered pair of two different accounts. */
final class PairCounts {
    private long[] pairs = new long[1024];
    private int[] counts = new int[1024];
    private int size;

    /** Receives each pair with its count. */
    @FunctionalInterface
    interface Counted {
        void take(int one, int other, int count);
    }

    void add(int one, int other) {
        if (2 * size >= pairs.length) {
            grow();
        }
        var pair = (long) Math.min(one, other) << Integer.SIZE | Math.max(one, other);
        var slot = slot(pair);
        size += counts[slot] == 0 ? 1 : 0;
        pairs[slot] = pair;
        counts[slot]++;
    }

    void each(Counted counted) {
        for (var slot = 0; slot < pairs.length; slot++) {
            if (counts[slot] > 0) {
                counted.take((int) (pairs[slot] >>> Integer.SIZE), (int) pairs[slot], counts[slot]);
            }
        }
    }

    private int slot(long pair) {
        var slot = (int) Hash.of(pair) & (pairs.length - 1);
        while (counts[slot] > 0 && pairs[slot] != pair) {
            slot = (slot + 1) & (pairs.length - 1);
        }
        return slot;
    }

    private void grow() {
        var oldPairs = pairs;
        var oldCounts = counts;
        pairs = new long[2 * oldPairs.length];
        counts = new int[pairs.length];
        for (var i = 0; i < oldPairs.length; i++) {
            if (oldCounts[i] > 0) {
                var slot = slot(oldPairs[i]);
                pairs[slot] = oldPairs[i];
                counts[slot] = oldCounts[i];
            }
        }
    }
}
