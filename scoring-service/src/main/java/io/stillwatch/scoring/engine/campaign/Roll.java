package io.stillwatch.scoring.engine.campaign;

import io.stillwatch.scoring.engine.group.Finding.FoundMember;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Who belongs to a campaign, who left it since that was last told, and who keeps their level while it is quiet. */
final class Roll {
    private final SortedMap<Integer, Standing> members = new TreeMap<>();
    private final SortedMap<Integer, Standing> left = new TreeMap<>();
    private final SortedSet<Integer> held = new TreeSet<>();

    SortedMap<Integer, Standing> members() {
        return Collections.unmodifiableSortedMap(members);
    }

    void put(int account, Standing standing) {
        members.put(account, standing);
    }

    void take(int account, FoundMember member, int now) {
        Standing before = members.get(account);
        members.put(account, before == null ? Standing.of(member, now) : before.confirmedBy(member, now));
    }

    void remove(int account) {
        Standing standing = members.remove(account);
        if (standing != null) {
            left.put(account, standing);
        }
        held.remove(account);
    }

    /** It was never there, and nobody is told that it left. */
    void erase(int account) {
        remove(account);
        left.remove(account);
    }

    void removeAll(Predicate<Standing> leaves) {
        SortedMap<Integer, Standing> leaving = new TreeMap<>(members);
        leaving.values().removeIf(leaves.negate());
        members.keySet().removeAll(leaving.keySet());
        left.putAll(leaving);
    }

    /** These keep their level, and none of those who kept it before. */
    void hold(Predicate<Standing> keeps) {
        held.clear();
        held.addAll(those(keeps));
    }

    SortedSet<Integer> held() {
        return Collections.unmodifiableSortedSet(held);
    }

    SortedSet<Integer> those(Predicate<Standing> like) {
        SortedSet<Integer> those = new TreeSet<>();
        members.forEach((account, standing) -> {
            if (like.test(standing)) {
                those.add(account);
            }
        });
        return those;
    }

    /** Whether it is a member, or has left since that was last told. */
    boolean knows(int account) {
        return members.containsKey(account) || left.containsKey(account);
    }

    /**
     * Where a member stands, or stood until it left.
     *
     * @throws IllegalArgumentException for who was never one
     */
    Standing standing(int account) {
        Standing standing = members.getOrDefault(account, left.get(account));
        if (standing == null) {
            throw new IllegalArgumentException(account + " was no member");
        }
        return standing;
    }

    /** Who left has been told. */
    void told() {
        left.clear();
    }
}
