package io.stillwatch.scoring;

import static io.stillwatch.asking.Request.given;
import static io.stillwatch.scoring.AsRole.analyst;

import io.stillwatch.asking.Answer;
import io.stillwatch.asking.Json;
import io.stillwatch.local.SharedServers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** What people of the provider ask and say over HTTP after {@link Story}, and the hours that pass meanwhile. */
final class Desk {

    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final Map<String, Object> WHY = Map.of("reason", "a test");
    private static final long LAST_TICK = Story.FIRST_TICK + Story.HOURS - 1;

    private Desk() {}

    /** Nothing happens in this hour, and it closes. */
    static void close(Ingest ingest, long tick) {
        Instant last = Story.hours().getLast().watermark();
        ingest.marker(tick, last.plusSeconds(3_600 * (tick - LAST_TICK))).publish();
    }

    static Answer post(String role, String path, Map<String, Object> body) {
        return given().token(SharedServers.token(role + " of the test", role))
                .contentType("application/json")
                .body(body)
                .post(path);
    }

    static Json risk(String account) {
        return analyst().get("/v1/accounts/" + account + "/risk").json();
    }

    static String level(String account) {
        return risk(account).getString("level");
    }
}
