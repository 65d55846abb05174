package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.statistics.Mix;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Sets of outsiders that are as many and as active as the members of a group: what chance would show (detection §6). They come from
 * outside of every candidate group, or large campaigns would poison each other's comparison.
 */
final class Panels {
    private static final int NEIGHBOURHOODS = 20;
    private static final int LEAST_NEIGHBOURS = 10;

    private final Policy.Testing rule;
    private final List<Account> byActivity;

    /**
     * @param outsiders one account per owner
     */
    Panels(Policy.Testing rule, List<Account> outsiders) {
        this.rule = rule;
        this.byActivity = outsiders.stream()
                .sorted(Comparator.comparingInt(
                                (Account account) -> account.activity().calls())
                        .thenComparingLong(Account::hash))
                .toList();
    }

    /** Whether there are enough outsiders to compare so many members with. */
    boolean suffice(int members) {
        return byActivity.size() >= Math.max(2 * members, LEAST_NEIGHBOURS);
    }

    /** The policy's number of panels; the seed stands for chance. */
    List<List<Account>> draw(List<Account> members, long seed) {
        int[] ranks = members.stream().mapToInt(this::rank).toArray();
        List<List<Account>> panels = new ArrayList<>();
        for (int draw = 0; draw < rule.draws(); draw++) {
            panels.add(panel(members, ranks, Mix.of(seed, draw)));
        }
        return panels;
    }

    /** For each member someone of the same activity twentieth, nobody twice. */
    private List<Account> panel(List<Account> members, int[] ranks, long seed) {
        BitSet taken = new BitSet();
        List<Account> panel = new ArrayList<>(members.size());
        int width = Math.max(LEAST_NEIGHBOURS, byActivity.size() / NEIGHBOURHOODS);
        for (int one = 0; one < ranks.length; one++) {
            int chance = Mix.below(width, Mix.of(seed, members.get(one).hash()));
            int from = ranks[one] - width / 2 + chance;
            int at = taken.nextClearBit(Math.clamp(from, 0, byActivity.size() - 1));
            at = at < byActivity.size() ? at : taken.previousClearBit(byActivity.size() - 1);
            taken.set(at);
            panel.add(byActivity.get(at));
        }
        return panel;
    }

    private int rank(Account member) {
        int calls = member.activity().calls();
        int low = 0;
        int high = byActivity.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (byActivity.get(middle).activity().calls() < calls) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
