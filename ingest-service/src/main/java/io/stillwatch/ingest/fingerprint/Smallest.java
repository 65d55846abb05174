package io.stillwatch.ingest.fingerprint;

/** Keeps the smallest distinct hashes that it is offered, ascending as unsigned numbers, each with the place that brought it first. */
final class Smallest {
    private final long[] hashes;
    private final int[] places;
    private int size;

    Smallest(int atMost) {
        hashes = new long[atMost];
        places = new int[atMost];
    }

    void clear() {
        size = 0;
    }

    void offer(long hash, int place) {
        if (size == hashes.length && Long.compareUnsigned(hash, hashes[size - 1]) >= 0) {
            return;
        }
        int at = find(hash);
        if (at > 0 && hashes[at - 1] == hash) {
            return;
        }
        size = Math.min(size + 1, hashes.length);
        System.arraycopy(hashes, at, hashes, at + 1, size - at - 1);
        System.arraycopy(places, at, places, at + 1, size - at - 1);
        hashes[at] = hash;
        places[at] = place;
    }

    void offerAll(Smallest others) {
        for (int i = 0; i < others.size; i++) {
            offer(others.hashes[i], others.places[i]);
        }
    }

    int size() {
        return size;
    }

    int place(int index) {
        return places[index];
    }

    /** Behind which the hash belongs, from the end: of few numbers that come in any order a processor foresees this better than halving. */
    private int find(long hash) {
        int at = size;
        while (at > 0 && Long.compareUnsigned(hashes[at - 1], hash) > 0) {
            at--;
        }
        return at;
    }
}
