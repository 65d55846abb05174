package io.stillwatch.scoring.backtest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.stillwatch.scoring.policy.Settings;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a candidate says otherwise than what is in force, each over all that is replayed. */
@RegisterForReflection
@Schema(name = "BacktestReport")
public record Report(
        @Schema(required = true, description = "Ticks that both ran through.")
        long ticks,

        @Schema(
                required = true,
                description = "Whether the candidate says the same as what is in force, byte for byte.")
        boolean identical,

        @Schema(
                required = true,
                description =
                        "Whether all that was in force, each in its time, says again, byte for byte, what was said live; false too if the"
                                + " topics no longer hold everything.")
        boolean sameAsLive,

        @Schema(required = true, description = "Principals whose highest or last level would have been higher.")
        Accounts flagged,

        @Schema(required = true, description = "Principals whose highest or last level would have been lower.")
        Accounts cleared,

        @Schema(required = true) Campaigns campaigns,

        @Schema(required = true, description = "What is in force.")
        Leak leak,

        @Schema(required = true, description = "The candidate.")
        Leak candidateLeak,

        @Schema(
                required = true,
                description = "Decisions of analysts, and how what is in force and the candidate stand to them.")
        List<Agreement> agreement,

        @Schema(
                nullable = true,
                description =
                        "What was in force at the last tick, and is what the candidate is compared with from the first one on; null in a"
                                + " report from before this was written down.")
        @Nullable
        ComparedWith comparedWith,

        @Schema(
                nullable = true,
                description =
                        "The last tick that both ran through, 0 if there was none; null in a report from before this was written down.")
        @Nullable
        Long lastTick) {

    /** The same without the names of these accounts, which still count. */
    Report without(Set<String> erased) {
        return new Report(
                ticks,
                identical,
                sameAsLive,
                flagged.without(erased),
                cleared.without(erased),
                campaigns,
                leak,
                candidateLeak,
                agreement,
                comparedWith,
                lastTick);
    }

    /** A policy and a baseline by their versions. */
    @RegisterForReflection
    @Schema(name = "BacktestComparedWith")
    public record ComparedWith(
            @Schema(required = true) String policy,

            @Schema(required = true) String baseline) {

        static ComparedWith of(Settings settings) {
            return new ComparedWith(
                    settings.policy().version(), settings.baseline().version());
        }
    }

    /** Principals that changed their level. */
    @RegisterForReflection
    @Schema(name = "BacktestAccounts")
    public record Accounts(
            @Schema(required = true) int count,

            @Schema(
                    required = true,
                    description =
                            "The first 500, but for those that were erased: those first that are LOW to one of the two alone, then by account and end user.")
            List<Moved> accounts,

            @Schema(
                    required = true,
                    description =
                            "What the provider says of them, of each attribute at most 100: one class of accounts shows here. Those first of whom most"
                                    + " are LOW to one of the two alone, then the commonest.")
            List<Group> groups,

            @Schema(description = "How many groups there are beside these.")
            int groupsLeftOff) {

        private Accounts without(Set<String> erased) {
            return new Accounts(
                    count,
                    accounts.stream()
                            .filter(moved -> !erased.contains(moved.account()))
                            .toList(),
                    groups,
                    groupsLeftOff);
        }
    }

    /** One that changed. */
    @RegisterForReflection
    @Schema(name = "BacktestMove")
    public record Moved(
            @Schema(required = true) String account,

            @Schema(nullable = true) @Nullable String endUser,

            @Schema(required = true, description = "Highest level under what is in force.")
            String level,

            @Schema(required = true, description = "Highest level under the candidate.")
            String candidateLevel,

            @Schema(
                    nullable = true,
                    description =
                            "Level at the end under what is in force; null in a report from before this was written down.")
            @Nullable
            String lastLevel,

            @Schema(nullable = true, description = "The same under the candidate.") @Nullable
            String candidateLastLevel) {}

    /** Accounts that have something in common. */
    @RegisterForReflection
    @Schema(name = "BacktestGroup")
    public record Group(
            @Schema(required = true, description = "kind, program, organization or emailDomain.")
            String attribute,

            @Schema(required = true) String value,

            @Schema(required = true, description = "How many of those that changed.")
            int accounts,

            @Schema(required = true, description = "How many there are in all.")
            int of) {}

    /** How campaigns differ; two are the same if they share at least half of the smaller's members. */
    @RegisterForReflection
    @Schema(name = "BacktestCampaigns")
    public record Campaigns(
            @Schema(required = true, description = "Only the candidate finds these.")
            List<Found> appeared,

            @Schema(required = true, description = "Only what is in force finds these.")
            List<Found> vanished,

            @Schema(required = true, description = "Several that are one to the candidate.")
            List<Merged> merged) {}

    /** A campaign. */
    @RegisterForReflection
    @Schema(name = "BacktestCampaign")
    public record Found(
            @Schema(required = true, description = "Its id in that run.")
            String id,

            @Schema(required = true) String status,

            @Schema(required = true) int members) {}

    /** Campaigns that are one. */
    @RegisterForReflection
    @Schema(name = "BacktestMerge")
    public record Merged(
            @Schema(required = true) String id,

            @Schema(required = true, description = "Ids of those that it unites.")
            List<String> of) {}

    /** Extraction-like interactions of members, over all campaigns that were announced. */
    @RegisterForReflection
    @Schema(name = "BacktestLeak")
    public record Leak(
            @Schema(required = true) int campaigns,

            @Schema(required = true) long interactions,

            @Schema(required = true, description = "Of them before the campaign was on the watch list.")
            long beforeWatch,

            @Schema(required = true, description = "Of them before it was announced.")
            long beforeAnnouncement) {}

    /** A decision. */
    @RegisterForReflection
    @Schema(name = "BacktestAgreement")
    public record Agreement(
            @Schema(required = true) String campaign,

            @Schema(required = true) String decision,

            @Schema(
                    required = true,
                    description =
                            "Whether either of them finds the campaign at all, by its id or by half of its members; if not, announced and"
                                    + " candidateAnnounces are false and say nothing.")
            boolean found,

            @Schema(
                    required = true,
                    description =
                            "Whether it is, or was before it became part of another, announced under what is in force.")
            boolean announced,

            @Schema(required = true, description = "Whether the candidate announces the same campaign.")
            boolean candidateAnnounces) {}
}
