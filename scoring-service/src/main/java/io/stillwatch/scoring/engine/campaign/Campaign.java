package io.stillwatch.scoring.engine.campaign;

import io.stillwatch.scoring.engine.CampaignVerdict.Status;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Reasoning;
import io.stillwatch.scoring.engine.Signal;
import io.stillwatch.scoring.engine.group.Finding;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
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
    SortedMap<Integer, Standing> members = new TreeMap<>();
    SortedSet<Long> keys = new TreeSet<>();
    Shown shown = Shown.NOTHING;
    private final SortedMap<Integer, Standing> left = new TreeMap<>();
    /** Members of a quiet campaign that keep their level. */
    private final SortedSet<Integer> held = new TreeSet<>();

    Campaign(String id, int now) {
        this.id = id;
        this.watchedSince = now;
    }

    /** It was found in this tick. */
    void found(Finding finding, int now, Policy policy) {
        left.clear();
        if (quiet) {
            comeBack(now, policy.standing());
        }
        lastFound = now;
        finding.members().forEach((account, member) -> {
            Standing before = members.get(account);
            members.put(account, before == null ? Standing.of(member, now) : before.confirmedBy(member, now));
            firstSeen = Math.min(firstSeen, member.since());
        });
        keys = finding.keys();
        severity = finding.severity();
        interactions = finding.interactions();
        evidence = finding.evidence();
        explanation = finding.explanation().map(Signal::text).orElse("");
        reasoning = finding.reasoning();
        forgetUnconfirmed(now, policy.standing());
        promote(now, finding.convicts(), policy);
    }

    /**
     * It was not found in this tick; after the policy's grace it is quiet and remembers its last members, to be known again. Those of an
     * announced one are held until their evidence is older than the look-back: silence acquits nobody.
     */
    void missed(int now, Policy.Standing rule) {
        quiet |= now - lastFound > rule.grace().toSeconds();
        held.clear();
        members.forEach((account, standing) -> {
            if (quiet && status == Status.ANNOUNCED && isHeld(standing, now, rule)) {
                held.add(account);
            }
        });
    }

    /** Accounts that are shown as members: all while it is watched, only those of long standing once it is announced. */
    SortedSet<Integer> shownMembers() {
        SortedSet<Integer> shownMembers = new TreeSet<>();
        members.forEach((account, standing) -> {
            boolean isShown = standing.full() || status != Status.ANNOUNCED;
            if (quiet ? held.contains(account) : isShown) {
                shownMembers.add(account);
            }
        });
        return shownMembers;
    }

    /** Whether the campaign gives the account a level. */
    boolean concerns(int account) {
        return quiet ? held.contains(account) : members.containsKey(account);
    }

    /** Where a member stands, or stood until this tick. */
    Standing standing(int account) {
        Standing standing = members.getOrDefault(account, left.get(account));
        if (standing == null) {
            throw new IllegalArgumentException(account + " was no member of " + id);
        }
        return standing;
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

    private void forgetUnconfirmed(int now, Policy.Standing rule) {
        leave(standing ->
                now - Math.max(standing.confirmed(), foundAgain) > rule.grace().toSeconds());
    }

    private void leave(Predicate<Standing> leaves) {
        SortedMap<Integer, Standing> leaving = new TreeMap<>(members);
        leaving.values().removeIf(leaves.negate());
        members.keySet().removeAll(leaving.keySet());
        left.putAll(leaving);
    }

    /** What is announced stays announced; an explanation that comes later stands beside it. */
    private void promote(int now, boolean convicts, Policy policy) {
        if (status == Status.ANNOUNCED) {
            return;
        }
        long full = members.values().stream().filter(Standing::full).count();
        boolean stood = now - watchedSince >= policy.standing().announceAfter().toSeconds();
        status = explanation.isEmpty() ? Status.WATCH : Status.REVIEW;
        if (explanation.isEmpty()
                && stood
                && convicts
                && full >= policy.linking().leastOwners()) {
            status = Status.ANNOUNCED;
            announcedAt = now;
        }
    }
}
