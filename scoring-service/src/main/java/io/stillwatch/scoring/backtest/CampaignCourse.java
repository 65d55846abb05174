package io.stillwatch.scoring.backtest;

import io.stillwatch.scoring.engine.CampaignVerdict;
import io.stillwatch.scoring.engine.CampaignVerdict.Status;
import io.stillwatch.scoring.engine.Principal;
import java.util.Collection;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A campaign in one run, from its first verdict to its last. */
final class CampaignCourse {

    private final String id;
    private final SortedSet<Principal> members = new TreeSet<>();
    private Status status = Status.WATCH;
    private @Nullable Long leakedBeforeWatch;
    private @Nullable Long leakedBeforeAnnouncement;
    private long leaked;

    CampaignCourse(String id) {
        this.id = id;
    }

    /** As it is kept of live work, of which nothing is asked but who belongs. */
    static CampaignCourse kept(String id, Collection<Principal> members) {
        CampaignCourse kept = new CampaignCourse(id);
        kept.members.addAll(members);
        return kept;
    }

    void add(CampaignVerdict verdict) {
        status = verdict.status();
        verdict.members().forEach(member -> members.add(member.principal()));
        leaked = Math.max(leaked, verdict.interactions());
        leakedBeforeWatch = leakedBeforeWatch == null ? verdict.interactions() : leakedBeforeWatch;
        if (status == Status.ANNOUNCED && leakedBeforeAnnouncement == null) {
            leakedBeforeAnnouncement = verdict.interactions();
        }
    }

    String id() {
        return id;
    }

    Status status() {
        return status;
    }

    /** Everybody who was ever one. */
    SortedSet<Principal> members() {
        return members;
    }

    long leaked() {
        return leaked;
    }

    long leakedBeforeWatch() {
        return leakedBeforeWatch == null ? 0 : leakedBeforeWatch;
    }

    /** Null if it was never announced. */
    @Nullable
    Long leakedBeforeAnnouncement() {
        return leakedBeforeAnnouncement;
    }

    long common(CampaignCourse other) {
        return members.size() <= other.members.size() ? common(members, other.members) : common(other.members, members);
    }

    private static long common(Set<Principal> few, Set<Principal> many) {
        return few.stream().filter(many::contains).count();
    }

    boolean hasHalfOf(CampaignCourse other) {
        return !other.members.isEmpty() && 2 * common(other) >= other.members.size();
    }

    boolean isHalfOf(CampaignCourse other) {
        long common = common(other);
        return common > 0 && 2 * common >= Math.min(members.size(), other.members.size());
    }
}
