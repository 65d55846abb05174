package io.stillwatch.scoring.engine.campaign;

import io.stillwatch.scoring.engine.CampaignVerdict.Status;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Reasoning;
import io.stillwatch.scoring.engine.Signal;
import io.stillwatch.scoring.engine.group.Finding;
import io.stillwatch.scoring.engine.group.Finding.FoundMember;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** A campaign through its life. Times are watermarks, in seconds since 1970. */
final class Campaign {
    static final int NEVER = 0;

    final String id;
    Status status = Status.WATCH;
    boolean quiet;
    int watchedSince;
    int announcedAt = NEVER;
    int firstSeen = Integer.MAX_VALUE;
    int lastFound;
    /** When it was last found after it had been quiet; its members have the policy's grace from then. */
    int foundAgain = NEVER;

    double severity;
    long interactions;
    List<Signal> evidence = List.of();
    String explanation = "";
    Reasoning reasoning = Reasoning.NONE;
    final Roll roll = new Roll();
    SortedSet<Long> keys = new TreeSet<>();
    Shown shown = Shown.NOTHING;
    Decided decided = new Decided();
    /** Ids of the campaigns it went into and came from; empty for none. */
    String mergedInto = "";

    String splitFrom = "";

    Campaign(String id, int now) {
        this.id = id;
        this.watchedSince = now;
    }

    SortedMap<Integer, Standing> members() {
        return roll.members();
    }

    /** It was found in this tick. */
    void found(Finding finding, int now, Policy policy) {
        if (quiet) {
            comeBack(now, policy.standing());
        }
        lastFound = now;
        finding.members().forEach((account, member) -> take(account, member, now));
        keys = finding.keys();
        severity = finding.severity();
        interactions = finding.interactions();
        evidence = finding.evidence();
        explanation = finding.explanation().map(Signal::text).orElse("");
        reasoning = finding.reasoning();
        decided.pass(now, members().size(), keys);
        forgetUnconfirmed(now, policy.standing());
        promote(now, finding.convicts(), policy);
    }

    /** These use what it is known by: what was confirmed has not ended, whether its group is found or not. */
    void recognised(SortedMap<Integer, FoundMember> users, int now, Policy.Standing rule) {
        if (users.isEmpty()) {
            return;
        }
        if (quiet) {
            comeBack(now, rule);
        }
        lastFound = now;
        users.forEach((account, member) -> {
            if (!members().containsKey(account) || members().get(account).confirmed() < now) {
                take(account, member, now);
            }
        });
    }

    private void take(int account, FoundMember member, int now) {
        if (!decided.hasCleared(account)) {
            roll.take(account, member, now);
            firstSeen = Math.min(firstSeen, member.since());
        }
    }

    /** Most of its first members belong to that one. */
    void splitOff(Campaign parent, int now) {
        splitFrom = parent.id;
        decided.dismissWith(parent.decided, now);
        clearWith(parent);
    }

    /** It turned out to be part of that one, which lets alone whom this one had to. */
    void becomesPartOf(Campaign heir) {
        mergedInto = heir.id;
        heir.clearWith(this);
    }

    private void clearWith(Campaign other) {
        other.decided.cleared().forEach(this::clear);
    }

    /** It turned out to be no member. */
    void clear(int account) {
        decided.clear(account);
        roll.remove(account);
    }

    /** It was never there, and nobody is told that it left. */
    void erase(int account) {
        decided.clear(account);
        roll.erase(account);
        shown.members().remove(account);
    }

    /**
     * It was not found in this tick; after the policy's grace it is quiet and remembers its last members, to be known again. Those of an
     * announced one are held until their evidence is older than the look-back: silence acquits nobody.
     */
    void missed(int now, Policy.Standing rule) {
        quiet |= now - lastFound > rule.grace().toSeconds();
        decided.pass(now, members().size(), keys);
        roll.hold(standing -> quiet && status == Status.ANNOUNCED && isHeld(standing, now, rule));
    }

    /** Accounts that are shown as members: all while it is watched, only those of long standing once it is announced. */
    SortedSet<Integer> shownMembers() {
        if (decided.isDismissed() || !mergedInto.isEmpty()) {
            return shownUncleared();
        }
        return quiet
                ? new TreeSet<>(roll.held())
                : roll.those(standing -> standing.full() || status != Status.ANNOUNCED);
    }

    /** Whoever is cleared while it rests is told to have left there and then: when it goes on, nobody knows any more what they were. */
    private SortedSet<Integer> shownUncleared() {
        SortedSet<Integer> uncleared = new TreeSet<>(shown.members());
        uncleared.removeAll(decided.cleared());
        return uncleared;
    }

    boolean isExplained() {
        return !explanation.isEmpty();
    }

    SortedSet<Integer> fullMembers() {
        return roll.those(Standing::full);
    }

    /** Whether the campaign gives the account a level. */
    boolean concerns(int account) {
        boolean counts = mergedInto.isEmpty() && !decided.isDismissed();
        return counts && (quiet ? roll.held().contains(account) : members().containsKey(account));
    }

    private static boolean isHeld(Standing standing, int now, Policy.Standing rule) {
        return standing.full() && now - standing.seen() <= rule.lookBack().toSeconds();
    }

    /** Who was held has the grace anew to be found as well; what was watched starts from the beginning. */
    private void comeBack(int now, Policy.Standing rule) {
        quiet = false;
        foundAgain = now;
        boolean announced = status == Status.ANNOUNCED;
        watchedSince = announced ? watchedSince : now;
        leave(standing -> !announced || !isHeld(standing, now, rule));
    }

    /** What this tick changed has been told. */
    void told(Shown showing) {
        shown = showing;
        roll.told();
    }

    private void forgetUnconfirmed(int now, Policy.Standing rule) {
        leave(standing ->
                now - Math.max(standing.confirmed(), foundAgain) > rule.grace().toSeconds());
    }

    /** Nobody leaves a campaign that rests: when it goes on, everybody who was told has to be told what became of them. */
    private void leave(Predicate<Standing> leaves) {
        if (decided.isDismissed()) {
            return;
        }
        roll.removeAll(leaves);
    }

    /** What is announced stays announced; an explanation that comes later stands beside it. What had one until now has stood for nothing else yet. */
    private void promote(int now, boolean convicts, Policy policy) {
        if (status == Status.ANNOUNCED || decided.isDismissed()) {
            return;
        }
        if (status == Status.REVIEW && !isExplained()) {
            watchedSince = now;
        }
        int full = fullMembers().size();
        boolean stood = now - watchedSince >= policy.standing().announceAfter().toSeconds();
        status = isExplained() ? Status.REVIEW : Status.WATCH;
        if (!isExplained() && stood && convicts && full >= policy.linking().leastOwners()) {
            status = Status.ANNOUNCED;
            announcedAt = now;
        }
    }
}
