package io.stillwatch.scoring.engine.key;

import io.stillwatch.scoring.engine.account.Accounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Groups keys by the three smallest hashes of their extraction-like users (bottom-k sketches; Broder 1997, detection §4). */
public final class SuperKeys {
    private static final int SKETCH = 3;

    private final Prominence prominence;
    private final Accounts accounts;

    public SuperKeys(Prominence prominence, Accounts accounts) {
        this.prominence = prominence;
        this.accounts = accounts;
    }

    /** In an order that depends on nothing but the users. */
    public List<SuperKey> of(List<LinkKey> keys) {
        SortedMap<Sketch, List<LinkKey>> bySketch = new TreeMap<>();
        for (LinkKey key : keys) {
            bySketch.computeIfAbsent(sketch(key), _ -> new ArrayList<>()).add(key);
        }
        return bySketch.values().stream().map(this::together).toList();
    }

    private SuperKey together(List<LinkKey> keys) {
        TreeSet<Integer> users = new TreeSet<>();
        for (LinkKey key : keys) {
            Arrays.stream(key.users())
                    .filter(user -> prominence.of(key, accounts.get(user)))
                    .forEach(users::add);
        }
        return new SuperKey(keys, List.copyOf(users));
    }

    private Sketch sketch(LinkKey key) {
        long[] smallest = Arrays.stream(key.users())
                .filter(user -> prominence.of(key, accounts.get(user)))
                .mapToLong(user -> accounts.get(user).hash())
                .sorted()
                .limit(SKETCH)
                .toArray();
        return new Sketch(key.type(), Arrays.stream(smallest).boxed().toList());
    }

    private record Sketch(KeyType type, List<Long> users) implements Comparable<Sketch> {
        @Override
        public int compareTo(Sketch other) {
            int byType = type.compareTo(other.type);
            return byType != 0 ? byType : Arrays.compare(array(), other.array());
        }

        private long[] array() {
            return users.stream().mapToLong(Long::longValue).toArray();
        }
    }
}
