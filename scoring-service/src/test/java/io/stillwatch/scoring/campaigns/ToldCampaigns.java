package io.stillwatch.scoring.campaigns;

import static io.stillwatch.scoring.Given.verdicts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.CloudEvent;
import io.stillwatch.eventsourcing.Envelope;
import io.stillwatch.scoring.Contracts;
import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.engine.CampaignVerdict;
import io.stillwatch.scoring.engine.Verdicts;
import io.stillwatch.scoring.publish.Events;
import io.stillwatch.scoring.store.JsonText;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Campaigns are kept tick by tick, and it is noted what is told of them. */
abstract class ToldCampaigns {

    static final String OTHER = "cmp_18a9b2c3d4e5f607";

    private static TestStore database;
    static StoreConnection store;
    static Campaigns campaigns;

    final List<CloudEvent> published = new ArrayList<>();
    long tick;

    @BeforeAll
    static void open() {
        database = new TestStore();
        store = database.connect();
        campaigns = started();
    }

    /** Of an instance that was not there before. */
    static Campaigns started() {
        return new Campaigns(store, new JsonText(Contracts.json()), new Events(Contracts.json()), (_, _) -> List.of());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void clear() {
        store.run("delete from campaign_member");
        database.asOwner("delete from campaign; delete from ruling");
    }

    /** Takes effect at the next tick. */
    void cleared(String campaign, String account) {
        store.run(
                "insert into ruling (origin, kind, campaign, account, tick) values ($1, 'CLEARED', $2, $3, $4)",
                Tuple.of(UUID.randomUUID().toString(), campaign, account, tick + 1));
    }

    static Set<String> graph() {
        String graph = store.run("select graph from campaign").iterator().next().getString("graph");
        Set<String> members = new TreeSet<>();
        new JsonText(Contracts.json())
                .read(graph, new TypeReference<CampaignGraph>() {})
                .members()
                .forEach(member -> members.add(member.account()));
        return members;
    }

    /** Keeps a tick in which the engine says nothing of campaigns. */
    List<String> told() {
        tick++;
        return told(verdicts(tick, List.of(), List.of()));
    }

    /** Keeps the next tick, checks its events against their schemas and sums them up. */
    List<String> told(CampaignVerdict campaign) {
        tick++;
        return told(verdicts(tick, campaign));
    }

    List<String> told(Verdicts verdicts) {
        List<CloudEvent> events = new ArrayList<>();
        store.transaction(() -> events.addAll(campaigns.keep(verdicts)));
        events.forEach(Contracts::fits);
        published.addAll(events);
        return events.stream().map(ToldCampaigns::summary).toList();
    }

    static String summary(CloudEvent event) {
        JsonNode body = Contracts.body(event);
        String change = body.has("added")
                ? ", +" + body.path("added").size() + " -" + body.path("left").size()
                : "";
        String start = Envelope.nameOf(event) + " " + event.getExtension(Envelope.SEQUENCE) + ": ";
        if (body.has("into")) {
            return start + "into " + body.path("into").asText();
        }
        return body.has("parts")
                ? start + body.path("parts").get(0).asText()
                : start + body.path("memberCount") + " members" + change;
    }

    Set<String> membersSubscribersKnow() {
        Set<String> known = new TreeSet<>();
        published.forEach(event -> {
            JsonNode body = Contracts.body(event);
            body.path("left")
                    .forEach(member -> known.remove(member.path("account").asText()));
            body.path("added")
                    .forEach(member -> known.add(member.path("account").asText()));
            body.path("members")
                    .forEach(member -> known.add(member.path("account").asText()));
            assertThat(known).hasSize(body.path("memberCount").asInt());
        });
        return known;
    }

    static Set<String> kept() {
        Set<String> kept = new TreeSet<>();
        store.run("select account from campaign_member").forEach(row -> kept.add(row.getString("account")));
        return kept;
    }
}
