package io.stillwatch.cases.evidence;

import static io.stillwatch.asking.Request.given;
import static io.stillwatch.cases.Http.ana;
import static io.stillwatch.cases.Http.as;
import static io.stillwatch.cases.Http.awaitQuiet;
import static io.stillwatch.cases.Http.events;
import static io.stillwatch.cases.Http.lea;
import static io.stillwatch.cases.Http.open;
import static io.stillwatch.cases.Http.post;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.cases.Topic;
import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.SharedServers;
import io.stillwatch.local.StillwatchTestResource;
import io.stillwatch.local.verify.BundleCheck;
import io.stillwatch.local.verify.Keys;
import io.stillwatch.local.verify.Verdict;
import io.stillwatch.local.verify.Verdict.Broken;
import io.stillwatch.local.verify.Verdict.Holds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service exports is checked by the program that knows the contract only. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class EvidenceTest {

    private static final Path SCHEMAS = Path.of("..", "docs", "events", "schemas");
    private static final String SECRET = "Ms Example of room 5";
    private static final Map<String, String> CONFIRMED = Map.of("decision", "confirmed", "reason", SECRET);

    private String id = "";

    @BeforeEach
    void aDecidedCase() {
        id = open();
        post(ana(), id, "notes", Map.of("text", SECRET));
        post(lea(), id, "decide", CONFIRMED).hasStatus(200);
    }

    @Test
    void a_bundle_holds_for_whoever_has_the_published_keys() {
        String bundle = bundle(false);

        assertThat(check(bundle, List.of())).isInstanceOf(Holds.class);
        assertThat(bundle).doesNotContain(SECRET).contains("\"alleged\":\"extraction campaign\"");
    }

    @Test
    void a_readable_bundle_opens_what_is_sealed() {
        String bundle = bundle(true);

        assertThat(check(bundle, List.of())).isInstanceOf(Holds.class);
        assertThat(bundle.lines().filter(line -> line.contains("\"kind\":\"subject-key\"")))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "yes", "TRUE"})
    void whoever_means_readable_is_not_given_a_bundle_without_names(String readable) {
        as("aud", "auditor")
                .queryParam("readable", readable)
                .get("/v1/cases/{id}/evidence", id)
                .hasStatus(400)
                .has("detail", containsString("'readable'"));
    }

    @Test
    void a_decision_is_signed_and_published_and_its_witnesses_agree_with_the_bundle() throws IOException {
        awaitQuiet();
        ConsumerRecord<String, byte[]> last = Topic.read("case-events", id).getLast();
        String checkpoint = new String(last.value(), UTF_8);

        assertThat(Topic.header(last, "ce_type")).isEqualTo("io.stillwatch.checkpoint-signed.v1");
        assertThat(schema("checkpoint-signed.v1").validate(checkpoint, InputFormat.JSON))
                .isEmpty();
        assertThat(check(bundle(false), List.of(checkpoint))).isInstanceOf(Holds.class);
    }

    @Test
    void an_export_signs_what_nothing_has_signed_yet_and_once() {
        post(ana(), id, "notes", Map.of("text", "an afterthought"));

        bundle(false);
        bundle(false);

        assertThat(events(id).stream().map(event -> event.get("type")))
                .containsExactly(
                        "case-opened",
                        "note-added",
                        "case-decided",
                        "checkpoint-signed",
                        "note-added",
                        "checkpoint-signed");
    }

    @Test
    void a_checkpoint_overtakes_nobody() {
        String seen = ana().get("/v1/cases/{id}", id).header("ETag");

        post(ana().header("If-Match", seen), id, "notes", Map.of("text", "an afterthought"))
                .hasStatus(200);
    }

    @Test
    void what_the_owner_of_the_database_changes_is_named() throws SQLException {
        String change = "update event_log set body = replace(body, '%s', '%s') where stream = '%s' and sequence = 3";
        tamper(change.formatted("confirmed", "dismissed", id));
        String bundle = bundle(false);
        tamper(change.formatted("dismissed", "confirmed", id)); // Others read this log too.

        assertThat(check(bundle, List.of()))
                .isInstanceOfSatisfying(
                        Broken.class,
                        broken -> assertThat(broken.reason()).contains("event 3 of " + id + " was changed"));
    }

    @Test
    void a_case_of_a_version_without_a_chain_is_covered_from_its_first_event_on() throws SQLException {
        String old = open();
        tamper("update event_log set hash = null where stream = '%s'".replace("%s", old));

        String bundle = lea().get("/v1/cases/{id}/evidence", old).asString();

        assertThat(check(bundle, List.of())).isInstanceOf(Holds.class);
    }

    @Test
    void nothing_that_people_wrote_is_readable_on_the_disk() throws SQLException {
        DatabaseAccess access = SharedServers.get().postgres().database("cases");
        try (Connection connection = access.connect(access.owner());
                var rows = connection
                        .createStatement()
                        .executeQuery("select count(*) from event_log where body like '%" + SECRET + "%'")) {
            rows.next();
            assertThat(rows.getInt(1)).isZero();
        }
    }

    private String bundle(boolean readable) {
        return as("aud", "auditor")
                .queryParam("readable", readable)
                .get("/v1/cases/{id}/evidence", id)
                .hasStatus(200)
                .hasContentType("application/x-ndjson")
                .asString();
    }

    private static Verdict check(String bundle, List<String> witnessed) {
        Keys published = Keys.read(given().get("/.well-known/evidence-keys").asString());
        return BundleCheck.of(bundle, published, witnessed);
    }

    private void tamper(String statement) throws SQLException {
        DatabaseAccess access = SharedServers.get().postgres().database("cases");
        try (Connection connection = access.connect(access.owner());
                Statement change = connection.createStatement()) {
            assertThat(change.executeUpdate(statement.formatted(id))).isPositive();
        }
    }

    private static Schema schema(String name) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(Files.readString(SCHEMAS.resolve(name + ".json")), InputFormat.JSON);
    }
}
