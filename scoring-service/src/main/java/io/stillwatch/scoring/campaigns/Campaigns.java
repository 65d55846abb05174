package io.stillwatch.scoring.campaigns;

import io.cloudevents.CloudEvent;
import io.stillwatch.scoring.engine.CampaignVerdict;
import io.stillwatch.scoring.engine.CampaignVerdict.Status;
import io.stillwatch.scoring.engine.Verdicts;
import io.stillwatch.scoring.publish.Events;
import io.stillwatch.scoring.store.JsonText;
import io.stillwatch.scoring.store.StoreConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Keeps what a tick said of campaigns. */
public final class Campaigns {

    private final CampaignRows rows;
    private final Members members;
    private final Clearings clearings;
    private final Events events;
    private final CampaignGraph.Linking linking;

    /** @param linking as of the tick that is kept */
    public Campaigns(StoreConnection store, JsonText json, Events events, CampaignGraph.Linking linking) {
        this.linking = linking;
        this.rows = new CampaignRows(store, json);
        this.members = new Members(store, json);
        this.clearings = new Clearings(store, json, events);
        this.events = events;
    }

    /** Keeps the verdicts, in the transaction that is open, and says what is to be published. */
    public List<CloudEvent> keep(Verdicts verdicts) {
        List<CloudEvent> news = new ArrayList<>();
        List<CampaignVerdict> parts =
                verdicts.campaigns().stream().filter(this::isNewPart).toList();
        verdicts.campaigns().forEach(campaign -> news.addAll(keep(verdicts, campaign)));
        parts.forEach(part -> news.addAll(split(verdicts, part)));
        news.addAll(clearings.keep(verdicts));
        return news;
    }

    /** A campaign that fell silent keeps its last members and evidence: they are what an analyst asks for. */
    private List<CloudEvent> keep(Verdicts verdicts, CampaignVerdict campaign) {
        CampaignPages pages = new CampaignPages(verdicts, campaign, events);
        CampaignRows.Told told = rows.told(campaign.id());
        if (campaign.quiet()) {
            rows.rest(verdicts, campaign);
            return publish(campaign.id(), told.sequence(), endings(pages, campaign, told));
        }
        rows.write(verdicts, campaign, CampaignGraph.of(campaign, linking));
        Change change = members.replace(campaign.id(), campaign.members());
        List<CloudEvent> news = news(pages, campaign, change, told);
        if (!news.isEmpty()) {
            rows.tell(campaign.id(), told.sequence() + news.size(), campaign.severity());
        }
        return news;
    }

    private List<CloudEvent> publish(String campaign, long sequence, List<CloudEvent> news) {
        if (!news.isEmpty()) {
            rows.tell(campaign, sequence + news.size());
        }
        return news;
    }

    /** Once announced, every change of members is told, whatever the status is then, and how bad it is; before, nothing is. */
    private static List<CloudEvent> news(
            CampaignPages pages, CampaignVerdict campaign, Change change, CampaignRows.Told told) {
        if (told.sequence() == 0) {
            return campaign.status() == Status.ANNOUNCED ? pages.detected() : List.of();
        }
        List<CloudEvent> grew = pages.grew(change, told.sequence());
        return grew.isEmpty() && change.before() > 0 && told.isOvertakenBy(campaign)
                ? List.of(pages.goesOn(change.before(), told.sequence()))
                : grew;
    }

    /** Once, when it falls silent, and once, when it turns out to have become part of another one. */
    private static List<CloudEvent> endings(CampaignPages pages, CampaignVerdict campaign, CampaignRows.Told told) {
        if (told.sequence() == 0) {
            return List.of();
        }
        if (campaign.lineage().mergedInto() != null) {
            return told.merged()
                    ? List.of()
                    : List.of(pages.merged(campaign.lineage().mergedInto(), told.sequence()));
        }
        return told.quiet() ? List.of() : List.of(pages.quieted(told.members(), told.sequence()));
    }

    /** To be asked before the tick is kept: a part is told of once, together with itself, though later ticks may have the same watermark. */
    private boolean isNewPart(CampaignVerdict campaign) {
        return campaign.lineage().splitFrom() != null
                && !campaign.quiet()
                && campaign.status() == Status.ANNOUNCED
                && rows.told(campaign.id()).sequence() == 0;
    }

    /** The campaign that a newly announced one came from is told so, if anybody was told of that one. */
    private List<CloudEvent> split(Verdicts verdicts, CampaignVerdict part) {
        String from = Objects.requireNonNull(part.lineage().splitFrom());
        CampaignRows.Told told = rows.told(from);
        return told.sequence() == 0
                ? List.of()
                : publish(
                        from,
                        told.sequence(),
                        List.of(new CampaignPages(verdicts, part, events).splitOff(from, told.sequence())));
    }
}
