package io.stillwatch.scoring.campaigns;

import io.cloudevents.CloudEvent;
import io.stillwatch.scoring.engine.CampaignVerdict;
import io.stillwatch.scoring.engine.CampaignVerdict.Status;
import io.stillwatch.scoring.engine.Verdicts;
import io.stillwatch.scoring.publish.Counterfactual;
import io.stillwatch.scoring.publish.Events;
import io.stillwatch.scoring.publish.Evidence;
import io.stillwatch.scoring.publish.Hypothesis;
import io.stillwatch.scoring.store.JsonText;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps what a tick said of campaigns. */
public final class Campaigns {

    private static final String KEEP = """
            insert into campaign (id, status, quiet, member_count, interactions, severity, first_seen, watched_since, announced_at,
                evidence, explanation, tick, as_of, policy_version, baseline_version, counterfactuals, hypotheses, sequence)
            values ($1, $2, false, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 0)
            on conflict (id) do update set status = $2, quiet = false, member_count = $3, interactions = $4, severity = $5,
                first_seen = $6, watched_since = $7, announced_at = $8, evidence = $9, explanation = $10, tick = $11,
                as_of = $12, policy_version = $13, baseline_version = $14,
                counterfactuals = $15, hypotheses = $16
            returning sequence""";

    private final StoreConnection store;
    private final Members members;
    private final JsonText json;
    private final Events events;

    public Campaigns(StoreConnection store, JsonText json, Events events) {
        this.store = store;
        this.members = new Members(store, json);
        this.json = json;
        this.events = events;
    }

    /** Keeps the verdicts, in the transaction that is open, and says what is to be published. */
    public List<CloudEvent> keep(Verdicts verdicts) {
        return verdicts.campaigns().stream()
                .flatMap(campaign -> keep(verdicts, campaign).stream())
                .toList();
    }

    /** A campaign that fell silent keeps its last members and evidence: they are what an analyst asks for. */
    private List<CloudEvent> keep(Verdicts verdicts, CampaignVerdict campaign) {
        if (campaign.quiet()) {
            store.run(
                    "update campaign set quiet = true, tick = $2, as_of = $3 where id = $1",
                    Tuple.of(campaign.id(), verdicts.tick(), utc(verdicts.watermark())));
            return List.of();
        }
        long sequence = write(verdicts, campaign);
        Change change = members.replace(campaign.id(), campaign.members());
        List<CloudEvent> news = news(new CampaignPages(verdicts, campaign, events), campaign, change, sequence);
        if (!news.isEmpty()) {
            store.run(
                    "update campaign set sequence = $2 where id = $1", Tuple.of(campaign.id(), sequence + news.size()));
        }
        return news;
    }

    /** Once announced, every change of members is told, whatever the status is then; before, none is. */
    private static List<CloudEvent> news(CampaignPages pages, CampaignVerdict campaign, Change change, long sequence) {
        if (sequence > 0) {
            return pages.grew(change, sequence);
        }
        return campaign.status() == Status.ANNOUNCED ? pages.detected() : List.of();
    }

    private long write(Verdicts verdicts, CampaignVerdict campaign) {
        for (Row row : store.run(KEEP, values(verdicts, campaign))) {
            return row.getLong("sequence");
        }
        throw new IllegalStateException("An upsert returns its row");
    }

    private Tuple values(Verdicts verdicts, CampaignVerdict campaign) {
        return Tuple.tuple()
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
                .addString(json.write(Counterfactual.of(campaign.reasoning().counterfactuals())))
                .addString(json.write(Hypothesis.of(campaign.reasoning().hypotheses())));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
