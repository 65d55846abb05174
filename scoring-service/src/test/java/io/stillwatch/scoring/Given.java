package io.stillwatch.scoring;

import io.stillwatch.scoring.engine.AccountVerdict;
import io.stillwatch.scoring.engine.CampaignVerdict;
import io.stillwatch.scoring.engine.CampaignVerdict.Decision;
import io.stillwatch.scoring.engine.CampaignVerdict.Member;
import io.stillwatch.scoring.engine.CampaignVerdict.Status;
import io.stillwatch.scoring.engine.Counterfactual;
import io.stillwatch.scoring.engine.Family;
import io.stillwatch.scoring.engine.Hypothesis;
import io.stillwatch.scoring.engine.Lineage;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.Reasoning;
import io.stillwatch.scoring.engine.RiskLevel;
import io.stillwatch.scoring.engine.Signal;
import io.stillwatch.scoring.engine.Verdicts;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Verdicts as an engine might give them. */
public final class Given {

    public static final String CAMPAIGN = "cmp_00f3a1b2c4d5e6f7";

    private static final Instant START = Instant.parse("2026-04-22T08:00:00Z");
    private static final Signal SHARED =
            new Signal("shared-rare-phrases", Family.CONTENT, 14, 0.2, 16, "The median member shares 14 rare phrases.");

    private static final Counterfactual WITHOUT_PHRASES =
            new Counterfactual(Family.CONTENT, true, "Without the shared words it would still be a member.");
    private static final Reasoning REASONING = new Reasoning(
            List.of(WITHOUT_PHRASES),
            List.of(
                    new Hypothesis(Hypothesis.Kind.DISTILLATION, 3, List.of(SHARED)),
                    new Hypothesis(Hypothesis.Kind.RESALE, -2, List.of())));

    private Given() {}

    public static Instant watermark(long tick) {
        return START.plusSeconds(3_600 * tick);
    }

    public static Verdicts verdicts(long tick, List<AccountVerdict> accounts, List<CampaignVerdict> campaigns) {
        return new Verdicts(tick, watermark(tick), "builtin-1", "builtin-1", accounts, campaigns);
    }

    public static Verdicts verdicts(long tick, CampaignVerdict campaign) {
        return verdicts(tick, List.of(), List.of(campaign));
    }

    public static AccountVerdict risk(String account, RiskLevel before, RiskLevel now) {
        return risk(new Principal(account, null), before, now);
    }

    public static AccountVerdict risk(Principal principal, RiskLevel before, RiskLevel now) {
        boolean isLow = now == RiskLevel.LOW;
        return new AccountVerdict(
                principal,
                now,
                before,
                isLow ? 0 : 0.9,
                isLow ? List.of() : List.of(SHARED),
                isLow ? List.of() : List.of(WITHOUT_PHRASES),
                isLow ? List.of() : List.of(CAMPAIGN));
    }

    /** A campaign with the members {@code acct_00000} and on. */
    public static CampaignVerdict campaign(Status status, int members) {
        return campaign(status, false, members(0, members), null);
    }

    public static CampaignVerdict campaign(Status status, List<Member> members) {
        return campaign(status, false, members, null);
    }

    /** As bad as this, and nothing else is new. */
    public static CampaignVerdict leaking(CampaignVerdict was, double severity, long interactions) {
        return like(was, was.left(), severity, interactions, was.decision());
    }

    /** These are no members any more, and nothing else is new. */
    public static CampaignVerdict left(CampaignVerdict was, List<Member> left) {
        return like(was, left, was.severity(), was.interactions(), was.decision());
    }

    /** What people decided about it, and nothing else is new. */
    public static CampaignVerdict decided(CampaignVerdict was, Decision decision) {
        return like(was, was.left(), was.severity(), was.interactions(), decision);
    }

    private static CampaignVerdict like(
            CampaignVerdict was, List<Member> left, double severity, long interactions, Decision decision) {
        return new CampaignVerdict(
                was.id(),
                was.status(),
                was.quiet(),
                was.watchedSince(),
                was.announcedAt(),
                was.firstSeen(),
                was.members(),
                was.added(),
                left,
                severity,
                interactions,
                was.evidence(),
                was.explanation(),
                was.reasoning(),
                was.lineage(),
                decision);
    }

    public static CampaignVerdict explained(List<Member> members, String explanation) {
        return campaign(Status.REVIEW, false, members, explanation);
    }

    public static CampaignVerdict quiet() {
        return campaign(Status.ANNOUNCED, true, List.of(), null);
    }

    /** It has become part of another campaign. */
    public static CampaignVerdict mergedInto(String other) {
        return campaign(CAMPAIGN, Status.ANNOUNCED, true, List.of(), null, new Lineage(other, null));
    }

    /** Another campaign, that was part of {@link #CAMPAIGN} and is announced in the tick 25. */
    public static CampaignVerdict splitOff(String id, List<Member> members) {
        return splitOff(Status.ANNOUNCED, id, members);
    }

    /** The same whatever its status. */
    public static CampaignVerdict splitOff(Status status, String id, List<Member> members) {
        return campaign(id, status, false, members, null, new Lineage(null, CAMPAIGN));
    }

    public static List<Member> members(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> new Member(
                        new Principal("acct_%05d".formatted(i), null),
                        START,
                        List.of(SHARED),
                        List.of(WITHOUT_PHRASES)))
                .toList();
    }

    private static CampaignVerdict campaign(
            Status status, boolean quiet, List<Member> members, @Nullable String explanation) {
        return campaign(CAMPAIGN, status, quiet, members, explanation, Lineage.OWN);
    }

    private static CampaignVerdict campaign(
            String id,
            Status status,
            boolean quiet,
            List<Member> members,
            @Nullable String explanation,
            Lineage lineage) {
        return new CampaignVerdict(
                id,
                status,
                quiet,
                watermark(1),
                status == Status.ANNOUNCED ? watermark(25) : null,
                START,
                members,
                List.of(),
                List.of(),
                2.6,
                412,
                quiet ? List.of() : List.of(SHARED),
                explanation,
                quiet ? Reasoning.NONE : REASONING,
                lineage,
                Decision.NONE);
    }
}
