package io.stillwatch.cases.erasure;

import static io.stillwatch.cases.Http.PATIENCE;
import static io.stillwatch.cases.Http.ana;
import static io.stillwatch.cases.Http.as;
import static io.stillwatch.cases.Http.lea;
import static io.stillwatch.cases.Measures.freshAccount;
import static io.stillwatch.cases.Measures.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.asking.Json;
import io.stillwatch.cases.Topic;
import io.stillwatch.local.StillwatchTestResource;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Why all measures were stopped is what somebody wrote, and may name anybody. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class NamedByTheFreezeTest {

    private static final Map<String, String> REQUESTED = Map.of("basis", "requested", "reference", "DSR-2026-121");

    private final String account = freshAccount();

    @BeforeEach
    void stopAllMeasures() {
        post(ana(), "/v1/enforcements/freeze", Map.of("reason", account + " called the press"))
                .hasStatus(200);
    }

    @AfterEach
    void letThemGoOn() {
        post(lea(), "/v1/enforcements/thaw", Map.of()).hasStatus(200);
    }

    @Test
    void somebody_who_asks_is_told() {
        assertThat(held().getList("events.body.reason")).containsExactly(account + " called the press");
    }

    @Test
    void an_erasure_lists_it_and_it_is_erased_by_itself() {
        Json erased = post(as("olga", "operator"), "/v1/accounts/" + account + "/erase", REQUESTED)
                .json();
        assertThat(erased.getList("texts.stream")).containsExactly("freeze");
        int sequence = erased.getInt("texts[0].sequence");

        post(as("olga", "operator"), "/v1/enforcements/freeze/events/" + sequence + "/erase", REQUESTED)
                .hasStatus(200);

        assertThat(held().getList("events")).isEmpty();
        await().atMost(PATIENCE).until(NamedByTheFreezeTest::lastIsTold);
        assertThat(ana().get("/v1/enforcements").json().getBoolean("frozen")).isTrue();
    }

    /** That it was erased, of no case. */
    private static boolean lastIsTold() {
        var told = Topic.read("case-events", "freeze").getLast();
        return "io.stillwatch.personal-data-erased.v1".equals(Topic.header(told, "ce_type"))
                && !new String(told.value(), StandardCharsets.UTF_8).contains("\"case\"");
    }

    private Json held() {
        return as("aud", "auditor").get("/v1/accounts/{account}/data", account).json();
    }
}
