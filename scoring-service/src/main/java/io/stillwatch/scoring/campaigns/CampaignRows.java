package io.stillwatch.scoring.campaigns;

import io.stillwatch.scoring.engine.CampaignVerdict;
import io.stillwatch.scoring.engine.CampaignVerdict.Decision;
import io.stillwatch.scoring.engine.Verdicts;
import io.stillwatch.scoring.publish.Counterfactual;
import io.stillwatch.scoring.publish.Evidence;
import io.stillwatch.scoring.publish.Hypothesis;
import io.stillwatch.scoring.store.JsonText;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The row of each campaign: how the last tick left it, and what was told of it. */
final class CampaignRows {

    private static final String KEEP = """
            insert into campaign (id, status, quiet, member_count, interactions, severity, first_seen, watched_since, announced_at,
                evidence, explanation, tick, as_of, policy_version, baseline_version, counterfactuals, hypotheses, decision,
                split_from, graph, sequence)
            values ($1, $2, false, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, 0)
            on conflict (id) do update set status = $2, quiet = false, member_count = $3, interactions = $4, severity = $5,
                first_seen = $6, watched_since = $7, announced_at = $8, evidence = $9, explanation = $10, tick = $11,
                as_of = $12, policy_version = $13, baseline_version = $14,
                counterfactuals = $15, hypotheses = $16, decision = $17, split_from = $18, graph = $19""";

    private static final String REST = "update campaign set quiet = true, tick = $2, as_of = $3, decision = $4,"
            + " merged_into = $5 where id = $1";

    private static final String TOLD = "select sequence, quiet, merged_into is not null as merged, member_count,"
            + " coalesce(told_severity, severity) as severity, explanation is not null as explained, decision from campaign where id = $1";

    private final StoreConnection store;
    private final JsonText json;

    CampaignRows(StoreConnection store, JsonText json) {
        this.store = store;
        this.json = json;
    }

    /**
     * What subscribers know of a campaign.
     *
     * @param sequence of the last event about it; 0 before it was announced
     * @param severity as it was told last
     * @param explained whether an honest explanation covered it then
     */
    record Told(
            long sequence,
            boolean quiet,
            boolean merged,
            int members,
            double severity,
            boolean explained,
            boolean dismissed) {
        static final Told NOTHING = new Told(0, false, false, 0, 0, false, false);

        /**
         * Whether it goes on again, is a tenth worse, which is what the engine speaks up for, or better, or an honest explanation came or went.
         * Of what is dismissed nothing is told.
         */
        boolean isOvertakenBy(CampaignVerdict campaign) {
            return campaign.decision() != Decision.DISMISSED
                    && (quiet
                            || dismissed
                            || isWorse(campaign.severity())
                            || isBetter(campaign.severity())
                            || explained != (campaign.explanation() != null));
        }

        private boolean isWorse(double now) {
            return Math.round(now * 10) > Math.round(severity * 10);
        }

        /** By a whole tenth: one that comes and goes over the edge of a tenth would be told again with each tick. */
        private boolean isBetter(double now) {
            return now <= severity - 0.1;
        }
    }

    Told told(String campaign) {
        for (Row row : store.run(TOLD, Tuple.of(campaign))) {
            return new Told(
                    row.getLong("sequence"),
                    row.getBoolean("quiet"),
                    row.getBoolean("merged"),
                    row.getInteger("member_count"),
                    row.getDouble("severity"),
                    row.getBoolean("explained"),
                    Decision.DISMISSED.wireName().equals(row.getString("decision")));
        }
        return Told.NOTHING;
    }

    void tell(String campaign, long sequence) {
        store.run("update campaign set sequence = $2 where id = $1", Tuple.of(campaign, sequence));
    }

    /** The same with how bad it is. */
    void tell(String campaign, long sequence, double severity) {
        store.run(
                "update campaign set sequence = $2, told_severity = $3 where id = $1",
                Tuple.of(campaign, sequence, severity));
    }

    void rest(Verdicts verdicts, CampaignVerdict campaign) {
        store.run(
                REST,
                Tuple.of(
                        campaign.id(),
                        verdicts.tick(),
                        utc(verdicts.watermark()),
                        campaign.decision().wireName(),
                        campaign.lineage().mergedInto()));
    }

    void write(Verdicts verdicts, CampaignVerdict campaign, CampaignGraph graph) {
        store.run(
                KEEP,
                Tuple.tuple()
                        .addString(campaign.id())
                        .addString(campaign.status().wireName())
                        .addInteger(campaign.memberCount())
                        .addLong(campaign.interactions())
                        .addDouble(campaign.severity())
                        .addOffsetDateTime(utc(campaign.firstSeen()))
                        .addOffsetDateTime(utc(campaign.watchedSince()))
                        .addOffsetDateTime(utc(campaign.announcedAt()))
                        .addString(json.write(Evidence.of(campaign.evidence())))
                        .addString(campaign.explanation())
                        .addLong(verdicts.tick())
                        .addOffsetDateTime(utc(verdicts.watermark()))
                        .addString(verdicts.policyVersion())
                        .addString(verdicts.baselineVersion())
                        .addString(json.write(
                                Counterfactual.of(campaign.reasoning().counterfactuals())))
                        .addString(json.write(Hypothesis.of(campaign.reasoning().hypotheses())))
                        .addString(campaign.decision().wireName())
                        .addString(campaign.lineage().splitFrom())
                        .addString(json.write(graph)));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
