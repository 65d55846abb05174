package io.stillwatch.cases;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.stillwatch.local.SharedServers;
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

    private static final Set<Object> NOTED = Set.of("checkpoint-signed", "personal-data-erased", "listed-name-erased");

    static {
        Awaitility.setDefaultPollDelay(Duration.ofMillis(10));
        Awaitility.setDefaultPollInterval(Duration.ofMillis(25));
    }

    private Http() {}

    public static RequestSpecification as(String subject, String... roles) {
        return given().auth().oauth2(SharedServers.token(subject, roles));
    }

    public static RequestSpecification ana() {
        return as("ana", "analyst");
    }

    public static RequestSpecification ben() {
        return as("ben", "analyst");
    }

    public static RequestSpecification lea() {
        return as("lea", "lead");
    }

    public static Response post(RequestSpecification person, String id, String verb, Map<String, ?> body) {
        return person.contentType("application/json").body(body).post("/v1/cases/{id}/{verb}", id, verb);
    }

    public static JsonPath read(String id) {
        return ana().get("/v1/cases/{id}", id).then().statusCode(200).extract().jsonPath();
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
        String next = null;
        do {
            RequestSpecification reader = ana().queryParam("limit", 200);
            JsonPath page = (next == null ? reader : reader.queryParam("cursor", next))
                    .get("/v1/cases/{id}/events", id)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            all.addAll(page.getList("items"));
            next = page.getString("next");
        } while (next != null);
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
        await().atMost(PATIENCE).until(() -> ana().get("/v1/cases/{id}", id).statusCode() == 200);
        return id;
    }

    /** Waits until the case has this many events. */
    public static void awaitEvents(String id, int count) {
        await().atMost(PATIENCE).until(() -> history(id).size() >= count);
    }

    /** Has a read model made again, and waits until it is. */
    public static void rebuild(String model) {
        as("olga", "operator")
                .post("/v1/read-models/{model}/rebuild", model)
                .then()
                .statusCode(200);
        await().atMost(PATIENCE).until(() -> rebuilding(model).equals("done"));
    }

    private static String rebuilding(String model) {
        JsonPath all = as("olga", "operator").get("/v1/read-models").jsonPath();
        return all.getString("items.find { it.name == '%s' }.state".formatted(model));
    }

    /** Waits until everything is handled and published. */
    public static void awaitQuiet() {
        await().atMost(PATIENCE).until(() -> {
            Response progress = as("olga", "operator").get("/v1/progress");
            return progress.statusCode() == 200
                    && "0".equals(progress.jsonPath().getString("lag"));
        });
    }
}
