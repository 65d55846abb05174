package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.account.Tenure;
import io.stillwatch.scoring.engine.key.Prominence;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Decides who belongs to which group, the groups competing (detection §5): by the group's own phrases in extraction-like use, or
 * by two of its addresses or one of its cards together with an extraction-like account. A shared address or card alone is never enough, and whoever
 * has been there for long is not full by cards alone or addresses alone: cards are stolen, and lines are shared. By phrases alone nobody is full before
 * there were certainly four calls.
 */
final class Membership {
    private static final int LEAST_PHRASES = 2;
    private static final int LEAST_ADDRESSES = 2;

    private final Policy.Membership rule;
    private final Accounts accounts;
    private final Prominence prominence;
    private final Abnormal abnormal;

    Membership(Policy.Membership rule, Accounts accounts, Prominence prominence, Abnormal abnormal) {
        this.rule = rule;
        this.accounts = accounts;
        this.prominence = prominence;
        this.abnormal = abnormal;
    }

    /** The groups after the policy's rounds; groups that nobody belongs to are left out. */
    List<Group> of(List<SortedSet<Integer>> candidates, Profiling profiling) {
        List<Group> groups = candidates.parallelStream()
                .map(members -> new Group(profiling.of(members), new TreeMap<>()))
                .toList();
        for (int round = 0; round < rule.rounds(); round++) {
            groups = assign(groups);
            if (round + 1 < rule.rounds()) {
                groups = groups.parallelStream()
                        .map(group -> new Group(profiling.of(group.fits().keySet()), new TreeMap<>()))
                        .toList();
            }
        }
        return groups.stream().filter(group -> !group.fits().isEmpty()).toList();
    }

    /** Whether the fit has stood long enough, or is of a kind that does not need time. */
    boolean isFull(Fit fit, Account account) {
        boolean byPath = byPath(fit, account) && (account.tenure() != Tenure.ESTABLISHED || hasBothPaths(fit));
        return byPath || isFullByPhrases(fit, account, rule);
    }

    /** By which of the ways the account belongs. */
    Ways ways(Fit fit, Account account) {
        boolean abnormal = this.abnormal.is(account);
        return new Ways(
                byPhrases(fit, account), abnormal && fit.addresses() >= LEAST_ADDRESSES, abnormal && fit.cards() >= 1);
    }

    private List<Group> assign(List<Group> groups) {
        List<Group> assigned = new ArrayList<>();
        SortedMap<Integer, Integer> best = new TreeMap<>();
        List<SortedMap<Integer, Fit>> fits =
                groups.parallelStream().map(this::fits).toList();
        for (int group = 0; group < groups.size(); group++) {
            for (int account : fits.get(group).keySet()) {
                int rival = best.getOrDefault(account, group);
                best.put(account, nats(fits, group, account) > nats(fits, rival, account) ? group : rival);
            }
        }
        for (int group = 0; group < groups.size(); group++) {
            SortedMap<Integer, Fit> own = new TreeMap<>(fits.get(group));
            int number = group;
            own.keySet().removeIf(account -> best.getOrDefault(account, number) != number);
            assigned.add(new Group(groups.get(group).profile(), own));
        }
        return assigned;
    }

    private static double nats(List<SortedMap<Integer, Fit>> fits, int group, int account) {
        return fits.get(group).getOrDefault(account, Fit.NONE).nats();
    }

    private SortedMap<Integer, Fit> fits(Group group) {
        SortedMap<Integer, Fit> fits = Fitting.all(group.profile(), prominence, accounts.size());
        fits.entrySet().removeIf(fit -> !belongs(fit.getValue(), accounts.get(fit.getKey())));
        return fits;
    }

    private boolean belongs(Fit fit, Account account) {
        return byPhrases(fit, account) || byPath(fit, account);
    }

    private boolean byPhrases(Fit fit, Account account) {
        return byPhrases(fit, account, rule);
    }

    /** Hits are enough to be watched, though two calls with variants of a template can make four of them. */
    private static boolean byPhrases(Fit fit, Account account, Policy.Membership rule) {
        return fit.phrases() >= LEAST_PHRASES
                && fit.hits() >= rule.leastHits()
                && calls(fit, account) > 0
                && fit.hits() >= rule.hitShare() * account.activity().extraction();
    }

    /** Full by phrases alone takes as many calls as hits, and time between the first and the last of them. */
    static boolean isFullByPhrases(Fit fit, Account account, Policy.Membership rule) {
        return byPhrases(fit, account, rule)
                && calls(fit, account) >= rule.leastHits()
                && fit.span() >= rule.apart().toSeconds();
    }

    /** That there certainly were: who was erased has none left, and what conversations took back were none (detection §1). */
    static int calls(Fit fit, Account account) {
        return Math.min(fit.calls(), account.activity().extraction());
    }

    private static boolean hasBothPaths(Fit fit) {
        return fit.cards() >= 1 && fit.addresses() >= 1;
    }

    private boolean byPath(Fit fit, Account account) {
        return (fit.addresses() >= LEAST_ADDRESSES || fit.cards() >= 1) && abnormal.is(account);
    }
}
