package io.stillwatch.cases;

import static io.stillwatch.asking.Request.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.stillwatch.asking.Answer;
import io.stillwatch.asking.Json;
import io.stillwatch.asking.Request;
import io.stillwatch.local.SharedServers;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Speaks to the service as people do, each with a token of their own. */
public final class Http {

    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final TypeReference<Map<String, Object>> A_MAP = new TypeReference<>() {};
    private static final Set<Object> NOTED = Set.of("checkpoint-signed", "personal-data-erased", "listed-name-erased");

    static {
        Awaitility.setDefaultPollDelay(Duration.ofMillis(10));
        Awaitility.setDefaultPollInterval(Duration.ofMillis(50));
    }

    private Http() {}

    public static Request as(String subject, String... roles) {
        return given().token(SharedServers.token(subject, roles));
    }

    public static Request ana() {
        return as("ana", "analyst");
    }

    public static Request ben() {
        return as("ben", "analyst");
    }

    public static Request lea() {
        return as("lea", "lead");
    }

    public static Answer post(Request person, String id, String verb, Map<String, ?> body) {
        return person.contentType("application/json").body(body).post("/v1/cases/{id}/{verb}", id, verb);
    }

    public static Json read(String id) {
        return ana().get("/v1/cases/{id}", id).hasStatus(200).json();
    }

    /** The types of all events of a case, oldest first, without what the log itself notes. */
    public static List<String> history(String id) {
        return decided(id).map(event -> (String) event.get("type")).toList();
    }

    /** The bodies of the same. */
    @SuppressWarnings("unchecked") // a JSON object
    public static List<Map<String, Object>> bodies(String id) {
        return decided(id)
                .map(event -> (Map<String, Object>) event.getOrDefault("body", Map.of()))
                .toList();
    }

    private static Stream<Map<String, Object>> decided(String id) {
        return events(id).stream().filter(event -> !NOTED.contains(event.get("type")));
    }

    public static List<Map<String, Object>> events(String id) {
        List<Map<String, Object>> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = Quick.get("ana", "analyst", "/v1/cases/" + id + "/events?limit=200" + cursor);
            page.path("items").forEach(event -> all.add(CaseEventNames.JSON.convertValue(event, A_MAP)));
            cursor = page.path("next").isTextual()
                    ? "&cursor=" + URLEncoder.encode(page.path("next").textValue(), UTF_8)
                    : "";
        } while (!cursor.isEmpty());
        return all;
    }

    /** A case that was just opened, once it is there. */
    public static String open() {
        String campaign = Campaigns.fresh();
        Campaigns.publish(Campaigns.detected(campaign));
        return awaitCase(campaign);
    }

    public static String awaitCase(String campaign) {
        String id = Campaigns.caseOf(campaign);
        await().atMost(PATIENCE).until(() -> Quick.status("ana", "analyst", "/v1/cases/" + id) == 200);
        return id;
    }

    /** Waits until the case has this many events. */
    public static void awaitEvents(String id, int count) {
        await().atMost(PATIENCE).until(() -> history(id).size() >= count);
    }

    /** Has a read model made again, and waits until it is. */
    public static void rebuild(String model) {
        as("olga", "operator").post("/v1/read-models/{model}/rebuild", model).hasStatus(200);
        await().atMost(PATIENCE).until(() -> rebuilding(model).equals("done"));
    }

    private static String rebuilding(String model) {
        for (JsonNode one : Quick.get("olga", "operator", "/v1/read-models").path("items")) {
            if (one.path("name").asText().equals(model)) {
                return one.path("state").asText();
            }
        }
        return "";
    }

    /** How many events have been handled. */
    public static int handled() {
        return as("olga", "operator").get("/v1/progress").json().getInt("handled");
    }

    /** Waits until everything is handled and published. */
    public static void awaitQuiet() {
        await().atMost(PATIENCE)
                .until(() -> Quick.get("olga", "operator", "/v1/progress")
                        .path("lag")
                        .asText()
                        .equals("0"));
    }
}
