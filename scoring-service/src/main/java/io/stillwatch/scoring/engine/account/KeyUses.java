package io.stillwatch.scoring.engine.account;

import io.stillwatch.scoring.engine.statistics.Mix;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/** An account's uses of the link keys that other accounts use too, by the key's number. Times are in seconds since 1970. */
public final class KeyUses {
    private static final int FREE = -1;
    private static final int SMALLEST = 8;

    private int[] keys = filled(SMALLEST);
    private int[] uses = new int[SMALLEST];
    private int[] extraction = new int[SMALLEST];
    private int[] first = new int[SMALLEST];
    private int[] last = new int[SMALLEST];
    private boolean[] wrapper = new boolean[SMALLEST];
    private int size;

    public int size() {
        return size;
    }

    public boolean has(int key) {
        return keys[slot(key)] == key;
    }

    public int uses(int key) {
        return uses[slot(key)];
    }

    /** Uses in extraction-like interactions. */
    public int extraction(int key) {
        return extraction[slot(key)];
    }

    public int first(int key) {
        return first[slot(key)];
    }

    public int last(int key) {
        return last[slot(key)];
    }

    /** Whether the key is a phrase of the account's own wrapper. */
    public boolean wrapper(int key) {
        return wrapper[slot(key)];
    }

    /** Adds uses; returns whether they are the account's first of this key. */
    public boolean add(int key, KeyUse use) {
        int slot = slot(key);
        boolean isNew = keys[slot] == FREE;
        if (isNew) {
            slot = take(key, use);
        }
        uses[slot] += use.uses();
        extraction[slot] += use.extraction();
        first[slot] = Math.min(first[slot], use.first());
        last[slot] = Math.max(last[slot], use.last());
        wrapper[slot] |= use.wrapper();
        return isNew;
    }

    /** In no order that means anything. */
    public void onEachKey(IntConsumer number) {
        for (int key : keys) {
            if (key != FREE) {
                number.accept(key);
            }
        }
    }

    /** Key numbers in ascending order. */
    public int[] sortedKeys() {
        return Arrays.stream(keys).filter(key -> key != FREE).sorted().toArray();
    }

    public void retain(IntPredicate worthKeeping) {
        KeyUses kept = new KeyUses();
        for (int key : sortedKeys()) {
            if (worthKeeping.test(key)) {
                kept.add(key, use(key));
            }
        }
        keys = kept.keys;
        uses = kept.uses;
        extraction = kept.extraction;
        first = kept.first;
        last = kept.last;
        wrapper = kept.wrapper;
        size = kept.size;
    }

    private KeyUse use(int key) {
        int at = slot(key);
        return new KeyUse(uses[at], extraction[at], first[at], last[at], wrapper[at]);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(size);
        for (int key : sortedKeys()) {
            out.writeInt(key);
            use(key).write(out);
        }
    }

    static KeyUses read(DataInput in) throws IOException {
        KeyUses table = new KeyUses();
        for (int left = in.readInt(); left > 0; left--) {
            table.add(in.readInt(), KeyUse.read(in));
        }
        return table;
    }

    private int take(int key, KeyUse use) {
        if (2 * (size + 1) > keys.length) {
            grow();
        }
        int slot = slot(key);
        keys[slot] = key;
        first[slot] = use.first();
        last[slot] = use.last();
        size++;
        return slot;
    }

    private int slot(int key) {
        int slot = (int) Mix.of(key) & (keys.length - 1);
        while (keys[slot] != FREE && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    private void grow() {
        KeyUses old = new KeyUses();
        old.keys = keys;
        old.uses = uses;
        old.extraction = extraction;
        old.first = first;
        old.last = last;
        old.wrapper = wrapper;
        int length = 2 * keys.length;
        keys = filled(length);
        uses = new int[length];
        extraction = new int[length];
        first = new int[length];
        last = new int[length];
        wrapper = new boolean[length];
        size = 0;
        for (int key : old.sortedKeys()) {
            add(key, old.use(key));
        }
    }

    private static int[] filled(int length) {
        int[] free = new int[length];
        Arrays.fill(free, FREE);
        return free;
    }
}
