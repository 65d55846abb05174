package io.stillwatch.cases.enforcement;

import static io.stillwatch.cases.Http.PATIENCE;
import static io.stillwatch.cases.Http.lea;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stillwatch.cases.Campaigns;
import io.stillwatch.cases.Http;
import java.util.Map;

/** Cases that follow their campaigns: found, left, split and merged; each event is told by its number among those of the campaign. */
final class FollowedCases {

    private static final String SINCE = "2026-04-22T08:15:30Z";

    private FollowedCases() {}

    static String found(String... accounts) {
        String campaign = Campaigns.fresh();
        ObjectNode body = Campaigns.body("campaign-detected.v1", campaign);
        ArrayNode members = body.putArray("members");
        for (String account : accounts) {
            members.addObject().put("account", account).put("since", SINCE);
        }
        Campaigns.publish(
                Campaigns.event(campaign, "campaign-detected.v1", 1, body.put("memberCount", accounts.length)));
        return Http.awaitCase(campaign);
    }

    static String decided(String decision, String... accounts) {
        String id = found(accounts);
        decide(id, decision);
        return id;
    }

    static void decide(String id, String decision) {
        Http.post(lea(), id, "decide", Map.of("decision", decision, "reason", "one card"))
                .hasStatus(200);
    }

    static void reopen(String id) {
        Http.post(lea(), id, "reopen", Map.of("reason", "another look")).hasStatus(200);
    }

    static void left(String id, long sequence, String account) {
        ObjectNode body = Campaigns.body("campaign-grew.v1", campaign(id));
        body.putArray("added");
        body.putArray("left").addObject().put("account", account).put("since", SINCE);
        tell(id, "campaign-grew.v1", sequence, body.put("memberCount", 1));
        await().atMost(PATIENCE).until(() -> Http.history(id).contains("finding-recorded"));
    }

    static void joined(String id, long sequence, String account) {
        ObjectNode body = Campaigns.body("campaign-grew.v1", campaign(id));
        body.putArray("added").addObject().put("account", account).put("since", SINCE);
        tell(id, "campaign-grew.v1", sequence, body.put("memberCount", 2));
        await().atMost(PATIENCE).until(() -> Http.history(id).contains("finding-recorded"));
    }

    static void split(String id, long sequence, String part) {
        ObjectNode body = Campaigns.body("campaign-split.v1", campaign(id));
        body.putArray("parts").add(campaign(part));
        tell(id, "campaign-split.v1", sequence, body);
        await().atMost(PATIENCE).until(() -> Http.history(id).contains("case-split"));
    }

    static void merged(String part, long sequence, String whole) {
        tell(
                part,
                "campaign-merged.v1",
                sequence,
                Campaigns.body("campaign-merged.v1", campaign(part)).put("into", campaign(whole)));
        await().atMost(PATIENCE).until(() -> "merged".equals(Http.read(part).getString("state")));
    }

    private static void tell(String id, String type, long sequence, ObjectNode body) {
        Campaigns.publish(Campaigns.event(campaign(id), type, sequence, body));
    }

    private static String campaign(String id) {
        return id.replace("case_", "cmp_");
    }
}
