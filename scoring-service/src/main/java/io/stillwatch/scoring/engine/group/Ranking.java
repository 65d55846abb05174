package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.statistics.Mix;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** Outsiders by activity, of whom somebody about as active as a member is picked. */
final class Ranking {
    private static final int NEIGHBOURHOODS = 20;
    private static final int LEAST_NEIGHBOURS = 10;

    private final List<Account> byActivity;
    private final int[] calls;

    Ranking(List<Account> outsiders) {
        this.byActivity = outsiders.parallelStream()
                .sorted(Comparator.comparingInt(
                                (Account account) -> account.activity().calls())
                        .thenComparingLong(Account::hash))
                .toList();
        this.calls = byActivity.stream()
                .mapToInt(account -> account.activity().calls())
                .toArray();
    }

    /** How many members can be compared: so many that twice as many remain to choose from; 0 when there is hardly anybody. */
    int most() {
        return byActivity.size() < LEAST_NEIGHBOURS ? 0 : byActivity.size() / 2;
    }

    /** Nobody who is taken; takes who is picked. The ranking has to suffice. */
    Account pick(Account member, long seed, BitSet taken) {
        int width = Math.max(LEAST_NEIGHBOURS, byActivity.size() / NEIGHBOURHOODS);
        int from = rank(member) - width / 2 + Mix.below(width, Mix.of(seed, member.hash()));
        int at = taken.nextClearBit(Math.clamp(from, 0, byActivity.size() - 1));
        at = at < byActivity.size() ? at : taken.previousClearBit(byActivity.size() - 1);
        taken.set(at);
        return byActivity.get(at);
    }

    private int rank(Account member) {
        int wanted = member.activity().calls();
        int low = 0;
        int high = calls.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (calls[middle] < wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
