package io.stillwatch.e2e.soak.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stillwatch.e2e.installation.Installation;
import io.stillwatch.eventsourcing.Envelope;
import io.stillwatch.eventsourcing.FencedPublisher;
import io.stillwatch.local.speaking.ServiceClient;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One campaign of very many members, told page after page as scoring tells it, becomes one case that can be read and acted on. */
final class Absorbing {

    private static final String CAMPAIGN = "cmp_00000000000a6508";
    private static final String CASE = CAMPAIGN.replace("cmp_", "case_");
    private static final int PAGE = 500;
    private static final Instant SINCE = Instant.parse("2026-04-22T08:15:30Z");

    private final Installation installation;
    private final Store store;
    private final int members;

    Absorbing(Installation installation, long members) {
        this.installation = installation;
        this.store = new Store(installation);
        this.members = Math.toIntExact(members);
    }

    /** Publishes all of it, in transactions. */
    void tell() {
        try (FencedPublisher scoring =
                new FencedPublisher(Map.of("bootstrap.servers", installation.broker()), "soak-scoring")) {
            for (int page = 0; page * PAGE < members; page++) {
                String name = page == 0 ? "campaign-detected.v1" : "campaign-grew.v1";
                scoring.publish(List.of(Envelope.toRecord(
                        "campaign-events",
                        Envelope.sequenced(
                                "scoring-service",
                                name,
                                CAMPAIGN,
                                page + 1L,
                                SINCE,
                                body(page).toString().getBytes(UTF_8)))));
            }
        }
    }

    private ObjectNode body(int page) {
        int from = page * PAGE;
        int to = Math.min(members, from + PAGE);
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("campaign", CAMPAIGN)
                .put("tick", 493_860 + page)
                .put("watermark", "2026-04-23T13:00:00Z")
                .put("policyVersion", "builtin-1")
                .put("baselineVersion", "builtin-1")
                .put("memberCount", to)
                .put("interactions", 100L * to)
                .put("severity", 5.1)
                .put("firstSeen", SINCE.toString())
                .put("watchedSince", SINCE.toString());
        ArrayNode joined = body.putArray(page == 0 ? "members" : "added");
        for (int member = from; member < to; member++) {
            joined.addObject().put("account", "acct_many_" + member).put("since", SINCE.toString());
        }
        body.putArray("evidence")
                .addObject()
                .put("name", "shared-rare-phrases")
                .put("family", "content")
                .put("value", 14)
                .put("baseline", .2)
                .put("contribution", 16.0)
                .put("text", "The median member shares 14 rare phrases with other members.");
        return body;
    }

    /** Waits until all of it is one case; whether everybody is in it once, and how large its largest event became. */
    boolean isWhole(PrintStream out) {
        ServiceClient analyst = new ServiceClient(installation.url(), installation.tokenOf("ana", "analyst"));
        Store.await(
                () -> store.number("select count(*) from case_member where case_id = '%s'".formatted(CASE)) == members);
        long rows = store.number("select count(*) from case_member where case_id = '%s'".formatted(CASE));
        long largest =
                store.number("select max(length(body::text)) from event_log where stream = '%s'".formatted(CASE));
        long began = System.nanoTime();
        JsonNode shown = analyst.get("/v1/cases/" + CASE);
        int listed = analyst.all("/v1/cases/" + CASE + "/members?limit=500").size();
        JsonNode radius = analyst.post("/v1/enforcements/preview", Map.of("case", CASE, "measure", "suspend"));
        boolean whole = rows == members
                && listed == members
                && shown.path("members").asLong() == members
                && shown.path("missingFindings").asLong() == 0
                && radius.path("items").asInt() == members;
        out.printf(
                "%s one case of %,d members told in pages of %d: %,d rows, %,d listed; largest event %,d characters; read, listed and previewed in %d ms%n",
                whole ? "ok  " : "FAIL",
                members,
                PAGE,
                rows,
                listed,
                largest,
                Duration.ofNanos(System.nanoTime() - began).toMillis());
        return whole;
    }
}
