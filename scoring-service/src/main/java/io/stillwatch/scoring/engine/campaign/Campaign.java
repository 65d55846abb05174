package io.stillwatch.scoring.engine.campaign;

import io.stillwatch.scoring.engine.CampaignVerdict.Status;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Signal;
import io.stillwatch.scoring.engine.group.Finding;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

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
    double severity;
    long interactions;
    List<Signal> evidence = List.of();
    String explanation = "";
    SortedMap<Integer, Standing> members = new TreeMap<>();
    SortedSet<Long> keys = new TreeSet<>();
    Shown shown = Shown.NOTHING;
    private final SortedMap<Integer, Standing> left = new TreeMap<>();

    Campaign(String id, int now) {
        this.id = id;
        this.watchedSince = now;
    }

    /** It was found in this tick. */
    void found(Finding finding, int now, Policy policy) {
        if (quiet) {
            watchedSince = now;
            members.clear();
        }
        quiet = false;
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
        forgetUnconfirmed(now, policy.standing());
        promote(now, policy);
    }

    /** It was not found in this tick; after the policy's grace it is quiet and remembers its last members, to be known again. */
    void missed(int now, Policy.Standing rule) {
        quiet |= now - lastFound > rule.grace().toSeconds();
    }

    /** Accounts that are shown as members: all while it is watched, only those of long standing once it is announced. */
    SortedSet<Integer> shownMembers() {
        SortedSet<Integer> shownMembers = new TreeSet<>();
        if (!quiet) {
            members.forEach((account, standing) -> {
                if (standing.full() || status != Status.ANNOUNCED) {
                    shownMembers.add(account);
                }
            });
        }
        return shownMembers;
    }

    /** Where a member stands, or stood until this tick. */
    Standing standing(int account) {
        Standing standing = members.getOrDefault(account, left.get(account));
        if (standing == null) {
            throw new IllegalArgumentException(account + " was no member of " + id);
        }
        return standing;
    }

    private void forgetUnconfirmed(int now, Policy.Standing rule) {
        left.clear();
        members.forEach((account, standing) -> {
            if (now - standing.confirmed() > rule.grace().toSeconds()) {
                left.put(account, standing);
            }
        });
        members.keySet().removeAll(left.keySet());
    }

    /** What is announced stays announced; an explanation that comes later stands beside it. */
    private void promote(int now, Policy policy) {
        if (status == Status.ANNOUNCED) {
            return;
        }
        long full = members.values().stream().filter(Standing::full).count();
        boolean stood = now - watchedSince >= policy.standing().announceAfter().toSeconds();
        status = explanation.isEmpty() ? Status.WATCH : Status.REVIEW;
        if (explanation.isEmpty() && stood && full >= policy.linking().leastOwners()) {
            status = Status.ANNOUNCED;
            announcedAt = now;
        }
    }
}
