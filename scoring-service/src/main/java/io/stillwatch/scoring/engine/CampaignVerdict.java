package io.stillwatch.scoring.engine;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a campaign, published when it changed. Suspected, not proven: the evidence speaks for and against.
 *
 * @param id {@code cmp_} and 16 hex digits; stays through growth, shrinking and silence
 * @param quiet true when its group is no longer found; it keeps its id and may return, and an announced one keeps its members while their
 *     evidence is inside the look-back
 * @param watchedSince watermark of the tick that put it on the watch list; anew when an honest explanation falls away
 * @param announcedAt watermark of the tick that announced it; null before
 * @param firstSeen event time of the first extraction-like interaction of a member
 * @param members all members, sorted by principal
 * @param added members that were none before this tick
 * @param left former members that no longer are
 * @param interactions extraction-like interactions of all members so far: an upper bound of what leaked
 * @param evidence what speaks for it and against it, strongest first
 * @param explanation the honest explanation that keeps it in review, or stands beside its announcement; null otherwise
 * @param reasoning what the verdict rests on and what else could be behind it
 * @param lineage where it came from and where it went
 * @param decision what people decided about it
 */
public record CampaignVerdict(
        String id,
        Status status,
        boolean quiet,
        Instant watchedSince,
        @Nullable Instant announcedAt,
        Instant firstSeen,
        List<Member> members,
        List<Member> added,
        List<Member> left,
        double severity,
        long interactions,
        List<Signal> evidence,
        @Nullable String explanation,
        Reasoning reasoning,
        Lineage lineage,
        Decision decision) {

    public int memberCount() {
        return members.size();
    }

    /** Watched at first; announced once it has stood for the policy's time; in review while an honest explanation covers it. */
    public enum Status {
        WATCH("watch"),
        ANNOUNCED("announced"),
        REVIEW("review");

        private final String wireName;

        Status(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    /** What people decided about a campaign. */
    public enum Decision {
        NONE("none"),
        CONFIRMED("confirmed"),
        DISMISSED("dismissed"),
        CREDENTIAL_COMPROMISE("credential-compromise");

        private final String wireName;

        Decision(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    /**
     * A principal in the campaign.
     *
     * @param since event time of its first evidence
     * @param counterfactuals whether it would be a member without each family that membership rests on
     */
    public record Member(
            Principal principal, Instant since, List<Signal> evidence, List<Counterfactual> counterfactuals) {}
}
