package io.stillwatch.scoring.engine.key;

import io.stillwatch.scoring.engine.account.KeyUse;
import io.stillwatch.scoring.engine.statistics.Mix;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Keys that one account alone has used so far: 98 of 100 never get a second one. A flat table of 37 bytes an entry; entries age out
 * ({@link #forgetBefore}), which a second user who comes later than that pays for by starting anew.
 */
final class FirstSights {
    private static final int SMALLEST = 1024;

    private long[] keys;
    private int[] accounts;
    private int[] uses;
    private int[] extraction;
    private int[] first;
    private int[] last;
    private long[] payloads;
    private boolean[] wrapper;
    private int size;

    FirstSights() {
        this(SMALLEST);
    }

    private FirstSights(int length) {
        keys = new long[length];
        accounts = new int[length];
        uses = new int[length];
        extraction = new int[length];
        first = new int[length];
        last = new int[length];
        payloads = new long[length];
        wrapper = new boolean[length];
    }

    int size() {
        return size;
    }

    /** Where the key is, or would be. */
    int slot(long key) {
        int slot = (int) Mix.of(key) & (keys.length - 1);
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    boolean isFree(int slot) {
        return keys[slot] == 0;
    }

    int account(int slot) {
        return accounts[slot];
    }

    /** The first payload the key stood around. */
    long payload(int slot) {
        return payloads[slot];
    }

    KeyUse use(int slot) {
        return new KeyUse(uses[slot], extraction[slot], first[slot], last[slot], wrapper[slot]);
    }

    void put(long key, int account, long payload, KeyUse use) {
        if (3L * (size + 1) > 2L * keys.length) {
            rebuild(2 * keys.length, Integer.MIN_VALUE);
        }
        int slot = slot(key);
        keys[slot] = key;
        accounts[slot] = account;
        payloads[slot] = payload;
        uses[slot] = use.uses();
        extraction[slot] = use.extraction();
        first[slot] = use.first();
        last[slot] = use.last();
        wrapper[slot] = use.wrapper();
        size++;
    }

    void again(int slot, KeyUse use) {
        uses[slot] += use.uses();
        extraction[slot] += use.extraction();
        first[slot] = Math.min(first[slot], use.first());
        last[slot] = Math.max(last[slot], use.last());
        wrapper[slot] |= use.wrapper();
    }

    /** Takes a key out; later entries of its chain move up, so that they are still found. */
    void remove(int slot) {
        int gap = slot;
        int next = (gap + 1) & (keys.length - 1);
        while (keys[next] != 0) {
            int wanted = (int) Mix.of(keys[next]) & (keys.length - 1);
            if (((next - wanted) & (keys.length - 1)) >= ((next - gap) & (keys.length - 1))) {
                move(next, gap);
                gap = next;
            }
            next = (next + 1) & (keys.length - 1);
        }
        keys[gap] = 0;
        size--;
    }

    void forgetBefore(int second) {
        rebuild(keys.length, second);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(keys.length);
        out.writeInt(size);
        for (int slot = 0; slot < keys.length; slot++) {
            if (keys[slot] != 0) {
                out.writeLong(keys[slot]);
                out.writeInt(accounts[slot]);
                out.writeLong(payloads[slot]);
                use(slot).write(out);
            }
        }
    }

    static FirstSights read(DataInput in) throws IOException {
        FirstSights sights = new FirstSights(in.readInt());
        for (int left = in.readInt(); left > 0; left--) {
            sights.put(in.readLong(), in.readInt(), in.readLong(), KeyUse.read(in));
        }
        return sights;
    }

    private void move(int from, int to) {
        keys[to] = keys[from];
        accounts[to] = accounts[from];
        payloads[to] = payloads[from];
        uses[to] = uses[from];
        extraction[to] = extraction[from];
        first[to] = first[from];
        last[to] = last[from];
        wrapper[to] = wrapper[from];
    }

    private void rebuild(int length, int notBefore) {
        FirstSights kept = new FirstSights(length);
        for (int slot = 0; slot < keys.length; slot++) {
            if (keys[slot] != 0 && last[slot] >= notBefore) {
                kept.put(keys[slot], accounts[slot], payloads[slot], use(slot));
            }
        }
        keys = kept.keys;
        accounts = kept.accounts;
        payloads = kept.payloads;
        uses = kept.uses;
        extraction = kept.extraction;
        first = kept.first;
        last = kept.last;
        wrapper = kept.wrapper;
        size = kept.size;
    }
}
