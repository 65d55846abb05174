package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.key.LinkKey;
import java.util.SortedMap;
import java.util.TreeMap;

/** The keys that are a group's own, by number, and how much more often its members use each than others do, in nats. */
final class Profile {
    private final SortedMap<Integer, Double> weights = new TreeMap<>();
    private final SortedMap<Integer, LinkKey> keys = new TreeMap<>();

    void add(LinkKey key, double weight) {
        keys.put(key.number(), key);
        weights.put(key.number(), weight);
    }

    SortedMap<Integer, LinkKey> keys() {
        return keys;
    }

    double weight(int key) {
        return weights.getOrDefault(key, 0.0);
    }
}
