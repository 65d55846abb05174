package io.stillwatch.cases.erasure;

import static io.stillwatch.asking.Request.given;
import static io.stillwatch.cases.Http.PATIENCE;
import static io.stillwatch.cases.Http.ana;
import static io.stillwatch.cases.Http.as;
import static io.stillwatch.cases.Http.lea;
import static io.stillwatch.cases.Measures.confirmed;
import static io.stillwatch.cases.Measures.freshAccount;
import static io.stillwatch.cases.Measures.post;
import static io.stillwatch.cases.Measures.requested;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.asking.Json;
import io.stillwatch.cases.Rows;
import io.stillwatch.cases.Topic;
import io.stillwatch.local.StillwatchTestResource;
import io.stillwatch.local.verify.BundleCheck;
import io.stillwatch.local.verify.Keys;
import io.stillwatch.local.verify.Verdict.Holds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mere member of a case, about whom nobody wrote anything, is erased. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class ErasedMemberTest {

    private static final String NOTED = "listed-name-erased";

    private final String account = freshAccount();
    private final String other = freshAccount();
    private final String reference = "DSR-" + UUID.randomUUID();
    private String id = "";

    @BeforeEach
    void aCaseOfTwo() {
        id = confirmed(account, other);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_bundle_says_what_was_erased_when_and_why(boolean readable) {
        String enforcement = requested(id);
        post(lea(), "/v1/enforcements/" + enforcement + "/decline", Map.of("reason", "a class"));

        erase();

        assertThat(said(readable).stream().filter(said -> said.startsWith("Erased on 20")))
                .hasSize(2)
                .allMatch(said -> said.contains(" (requested, " + reference + ", by olga): a name on the list of "))
                .anyMatch(said -> said.endsWith(id + "/0."))
                .anyMatch(said -> said.endsWith(enforcement + "."));
    }

    @Test
    void subscribers_are_told_without_a_name() throws IOException {
        erase();

        await().atMost(PATIENCE).until(() -> told().contains("io.stillwatch." + NOTED + ".v1"));

        String body = Topic.read("case-events", id).stream()
                .filter(event -> Topic.header(event, "ce_type").contains(NOTED))
                .map(event -> new String(event.value(), UTF_8))
                .findFirst()
                .orElseThrow();
        String schema = Files.readString(Path.of("..", "docs", "events", "schemas", NOTED + ".v1.json"));
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                        .getSchema(schema, InputFormat.JSON)
                        .validate(body, InputFormat.JSON))
                .isEmpty();
        assertThat(body).contains("\"" + id + "/0\"", reference).doesNotContain(account);
    }

    @Test
    void the_audit_says_why() {
        erase();

        assertThat(Rows.erasures(id + "?basis=requested&reference=" + reference))
                .isEqualTo(1);
    }

    @Test
    void no_measure_acts_on_whoever_is_erased() {
        erase();

        Json radius = post(ana(), "/v1/enforcements/preview", wish()).json();
        assertThat(radius.getInt("items")).isEqualTo(1);
        assertThat(radius.getInt("together")).isEqualTo(1);
        assertThat(radius.getInt("erased")).isEqualTo(1);
        assertThat(radius.getInt("leftOut")).isZero();
        assertThat(ana().get("/v1/enforcements/{id}/items", requested(id))
                        .json()
                        .getList("items.account"))
                .containsExactly(other);
    }

    @Test
    void whoever_is_erased_can_not_be_named_for_a_measure() {
        erase();
        String word = ana().get("/v1/cases/{id}/members", id).json().getList("items.account", String.class).stream()
                .filter(name -> !name.equals(other))
                .findFirst()
                .orElseThrow();

        Json radius = post(
                        ana(),
                        "/v1/enforcements/preview",
                        Map.of("case", id, "measure", "suspend", "reason", "one card", "accounts", List.of(word)))
                .json();

        assertThat(radius.getInt("items")).isZero();
        assertThat(radius.getList("notMembers")).containsExactly(word);
    }

    private Map<String, String> wish() {
        return Map.of("case", id, "measure", "suspend", "reason", "one card");
    }

    private void erase() {
        post(
                        as("olga", "operator"),
                        "/v1/accounts/" + account + "/erase",
                        Map.of("basis", "requested", "reference", reference))
                .hasStatus(200);
    }

    private List<String> told() {
        return Topic.read("case-events", id).stream()
                .map(event -> Topic.header(event, "ce_type"))
                .toList();
    }

    private List<String> said(boolean readable) {
        String bundle = lea().queryParam("readable", readable)
                .get("/v1/cases/{id}/evidence", id)
                .asString();
        Keys published = Keys.read(given().get("/.well-known/evidence-keys").asString());
        assertThat(BundleCheck.of(bundle, published, List.of())).isInstanceOf(Holds.class);
        return ((Holds) BundleCheck.of(bundle, published, List.of())).said();
    }
}
