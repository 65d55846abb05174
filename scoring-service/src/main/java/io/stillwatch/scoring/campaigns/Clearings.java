package io.stillwatch.scoring.campaigns;

import com.fasterxml.jackson.core.type.TypeReference;
import io.cloudevents.CloudEvent;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.Verdicts;
import io.stillwatch.scoring.publish.CampaignGrew;
import io.stillwatch.scoring.publish.CampaignQuieted;
import io.stillwatch.scoring.publish.Events;
import io.stillwatch.scoring.publish.Evidence;
import io.stillwatch.scoring.publish.Member;
import io.stillwatch.scoring.store.JsonText;
import io.stillwatch.scoring.store.Pages;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Takes whoever was cleared off the lists of campaigns that are quiet. A verdict can't say it: a quiet campaign's verdict names whose evidence
 * grew old as well, who stay listed, and says nothing of who had grown old before, or of a campaign that has become part of another one.
 */
final class Clearings {

    /** A decision about a campaign is one about all that it had gone into, and about what had gone into those: what became one later is not meant. */
    private static final String TAKE_OFF = """
            with recursive cleared (campaign, account, end_user, tick) as (
                select campaign, account, coalesce(end_user, ''), tick
                from ruling where kind = 'CLEARED' and tick > $1 and tick <= $2
                union
                select case when c.id = r.campaign then c.merged_into else c.id end, r.account, r.end_user, r.tick
                from cleared r join campaign c
                    on c.tick <= r.tick
                    and (c.merged_into = r.campaign or (c.id = r.campaign and c.merged_into is not null)))
            delete from campaign_member m using cleared r, campaign c
            where c.id = r.campaign and c.quiet and (m.campaign, m.account, m.end_user) = (c.id, r.account, r.end_user)
            returning m.campaign, m.account, m.end_user, m.since""";

    private static final String STANDS =
            "select sequence, merged_into, member_count, interactions, severity, evidence, graph from campaign where id = $1";

    private static final String KEEP = "update campaign set sequence = sequence + $2, member_count = $3, graph = $4,"
            + " tick = $5, as_of = $6 where id = $1";

    private static final TypeReference<List<Evidence>> EVIDENCE = new TypeReference<>() {};
    private static final TypeReference<CampaignGraph> GRAPH = new TypeReference<>() {};

    private final StoreConnection store;
    private final JsonText json;
    private final Events events;
    private boolean hasLooked;

    Clearings(StoreConnection store, JsonText json, Events events) {
        this.store = store;
        this.json = json;
        this.events = events;
    }

    /**
     * To be asked when the tick's verdicts are kept: they say which campaigns are quiet. Behind a start it is about all that were ever cleared, for there was a
     * version that left them where they were.
     */
    List<CloudEvent> keep(Verdicts verdicts) {
        long behind = hasLooked ? verdicts.tick() - 1 : 0;
        hasLooked = true;
        SortedMap<String, SortedMap<Principal, Member>> gone = new TreeMap<>();
        for (Row row : store.run(TAKE_OFF, Tuple.of(behind, verdicts.tick()))) {
            String endUser = row.getString("end_user");
            Principal principal = new Principal(row.getString("account"), endUser.isEmpty() ? null : endUser);
            gone.computeIfAbsent(row.getString("campaign"), _ -> new TreeMap<>())
                    .put(
                            principal,
                            Member.of(principal, row.getOffsetDateTime("since").toInstant()));
        }
        List<CloudEvent> news = new ArrayList<>();
        gone.forEach((campaign, members) -> news.addAll(keep(verdicts, campaign, List.copyOf(members.values()))));
        return news;
    }

    private List<CloudEvent> keep(Verdicts verdicts, String campaign, List<Member> gone) {
        Row row = store.run(STANDS, Tuple.of(campaign)).iterator().next();
        List<CloudEvent> news = row.getLong("sequence") == 0 ? List.of() : news(verdicts, campaign, row, gone);
        store.run(
                KEEP,
                Tuple.of(
                        campaign,
                        news.size(),
                        Math.max(0, row.getInteger("member_count") - gone.size()),
                        json.write(json.read(row.getString("graph"), GRAPH).without(gone)),
                        verdicts.tick(),
                        verdicts.watermark().atOffset(ZoneOffset.UTC)));
        return news;
    }

    /**
     * Who left, and that it is quiet as before: {@code campaign-grew} alone would say that it returned. One that merged can't. That nobody is left
     * only the latter can say.
     */
    private List<CloudEvent> news(Verdicts verdicts, String campaign, Row row, List<Member> gone) {
        List<CloudEvent> news = new ArrayList<>();
        long sequence = row.getLong("sequence");
        int count = row.getInteger("member_count");
        for (List<Member> page : Pages.of(gone, CampaignPages.MEMBERS)) {
            count = Math.max(0, count - page.size());
            if (count > 0) {
                news.add(events.of(left(verdicts, campaign, row, page, count), sequence + news.size() + 1));
            }
        }
        if (row.getString("merged_into") == null) {
            news.add(events.of(quiet(verdicts, campaign, count), sequence + news.size() + 1));
        }
        return news;
    }

    private CampaignGrew left(Verdicts verdicts, String campaign, Row row, List<Member> left, int count) {
        return new CampaignGrew(
                campaign,
                verdicts.tick(),
                verdicts.watermark(),
                verdicts.policyVersion(),
                verdicts.baselineVersion(),
                count,
                row.getLong("interactions"),
                row.getDouble("severity"),
                List.of(),
                left,
                json.read(row.getString("evidence"), EVIDENCE));
    }

    private static CampaignQuieted quiet(Verdicts verdicts, String campaign, int count) {
        return new CampaignQuieted(
                campaign,
                verdicts.tick(),
                verdicts.watermark(),
                verdicts.policyVersion(),
                verdicts.baselineVersion(),
                count);
    }
}
