package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.statistics.Mix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Sets of outsiders that are as many and as active as the members of a group and come by the same path: what chance would show (detection §6).
 * They come from outside of every candidate group, or large campaigns would poison each other's comparison.
 */
final class Panels {
    private final Policy.Testing rule;
    private final Map<Path, Ranking> outsiders = new EnumMap<>(Path.class);

    /** An aggregator's end users share its lines and have neither age nor card, so they are compared with each other only. */
    private enum Path {
        DIRECT,
        BEHIND_AN_AGGREGATOR;

        static Path of(Account account) {
            return account.principal().endUser() == null ? DIRECT : BEHIND_AN_AGGREGATOR;
        }

        boolean isOf(Account account) {
            return of(account) == this;
        }
    }

    /**
     * @param outsiders one account per owner
     */
    Panels(Policy.Testing rule, List<Account> outsiders) {
        this.rule = rule;
        for (Path path : Path.values()) {
            this.outsiders.put(
                    path, new Ranking(outsiders.stream().filter(path::isOf).toList()));
        }
    }

    /**
     * The members to compare: all of them, or as many as half of the outsiders allow, drawn by hash and in the same mix of paths. Fewer than this say
     * less for certain, but what they say holds; a small town with a large campaign in it has no more.
     *
     * @param members one account per owner
     */
    List<Account> comparable(List<Account> members) {
        double share = 1;
        for (Map.Entry<Path, Ranking> of : outsiders.entrySet()) {
            long compared = members.stream().filter(of.getKey()::isOf).count();
            share = compared == 0 ? share : Math.min(share, of.getValue().most() / (double) compared);
        }
        double part = Math.min(share, (double) rule.panel() / Math.max(1, members.size()));
        return Arrays.stream(Path.values())
                .flatMap(path ->
                        smallestHashes(members.stream().filter(path::isOf).toList(), part))
                .sorted(Comparator.comparingLong(Account::hash))
                .toList();
    }

    private static Stream<Account> smallestHashes(List<Account> members, double part) {
        return members.stream().sorted(Comparator.comparingLong(Account::hash)).limit((long) (part * members.size()));
    }

    /** The policy's number of panels; the seed stands for chance. */
    List<List<Account>> draw(List<Account> members, long seed) {
        List<List<Account>> panels = new ArrayList<>();
        for (int draw = 0; draw < rule.draws(); draw++) {
            panels.add(panel(members, Mix.of(seed, draw)));
        }
        return panels;
    }

    /** For each member someone of the same path and activity twentieth, nobody twice. */
    private List<Account> panel(List<Account> members, long seed) {
        Map<Path, BitSet> taken = new EnumMap<>(Path.class);
        List<Account> panel = new ArrayList<>();
        for (Account member : members) {
            Path path = Path.of(member);
            Ranking ranking = Objects.requireNonNull(outsiders.get(path));
            panel.add(ranking.pick(member, seed, taken.computeIfAbsent(path, _ -> new BitSet())));
        }
        return panel;
    }
}
