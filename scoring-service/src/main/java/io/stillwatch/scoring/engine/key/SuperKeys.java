package io.stillwatch.scoring.engine.key;

import io.stillwatch.scoring.engine.account.Accounts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Groups keys by the three smallest hashes of their extraction-like users (bottom-k sketches; Broder 1997, detection §4). */
public final class SuperKeys {
    private final Prominence prominence;
    private final Accounts accounts;

    public SuperKeys(Prominence prominence, Accounts accounts) {
        this.prominence = prominence;
        this.accounts = accounts;
    }

    /** In the order of their first keys. */
    public List<SuperKey> of(List<LinkKey> keys) {
        Map<Sketch, List<SuperKey>> bySketch = new LinkedHashMap<>();
        keys.parallelStream()
                .map(this::sketched)
                .toList()
                .forEach(key -> bySketch.computeIfAbsent(key.sketch(), _ -> new ArrayList<>(1))
                        .add(key.alone()));
        BitSet met = new BitSet(accounts.size());
        return bySketch.values().stream().map(alike -> together(alike, met)).toList();
    }

    /** @param met nobody, before and after */
    private static SuperKey together(List<SuperKey> keys, BitSet met) {
        if (keys.size() == 1) {
            return keys.getFirst();
        }
        for (SuperKey key : keys) {
            for (int user : key.users()) {
                met.set(user);
            }
        }
        int[] users = met.stream().toArray();
        for (int user : users) {
            met.clear(user);
        }
        return new SuperKey(keys.getFirst().first(), keys.size(), users);
    }

    private Sketched sketched(LinkKey key) {
        SuperKey alone = new SuperKey(key, 1, prominent(key));
        return new Sketched(sketch(alone), alone);
    }

    private int[] prominent(LinkKey key) {
        int[] places = prominence.of(key);
        int[] users = new int[places.length];
        for (int one = 0; one < users.length; one++) {
            users[one] = key.users().account(places[one]);
        }
        return users;
    }

    private Sketch sketch(SuperKey key) {
        long first = Long.MAX_VALUE;
        long second = Long.MAX_VALUE;
        long third = Long.MAX_VALUE;
        for (int user : key.users()) {
            long hash = accounts.get(user).hash();
            if (hash < third) {
                third = Math.max(second, hash);
                second = Math.max(first, Math.min(second, hash));
                first = Math.min(first, hash);
            }
        }
        return new Sketch(key.type(), Math.min(key.users().length, 3), first, second, third);
    }

    private record Sketched(Sketch sketch, SuperKey alone) {}

    private record Sketch(KeyType type, int size, long first, long second, long third) {}
}
