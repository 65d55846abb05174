package io.stillwatch.cases.erasure;

import static io.stillwatch.asking.Request.given;
import static io.stillwatch.cases.Http.as;
import static io.stillwatch.cases.Http.lea;
import static io.stillwatch.cases.Measures.acknowledge;
import static io.stillwatch.cases.Measures.appealed;
import static io.stillwatch.cases.Measures.applied;
import static io.stillwatch.cases.Measures.confirmed;
import static io.stillwatch.cases.Measures.freshAccount;
import static io.stillwatch.cases.Measures.judge;
import static io.stillwatch.cases.Measures.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.asking.Answer;
import io.stillwatch.asking.Json;
import io.stillwatch.cases.Http;
import io.stillwatch.local.StillwatchTestResource;
import io.stillwatch.local.verify.BundleCheck;
import io.stillwatch.local.verify.Keys;
import io.stillwatch.local.verify.Verdict.Holds;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was done to somebody and what they said against it is evidence, is theirs to know, and is theirs to have forgotten. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class WrongedAccountTest {

    private static final String STATEMENT = "I teach a class";
    private static final Map<String, String> REQUESTED = Map.of("basis", "requested", "reference", "DSR-2026-118");

    private final String account = freshAccount();
    private String caseId = "";
    private String enforcement = "";
    private String appeal = "";

    @BeforeEach
    void suspendedAndHeard() {
        caseId = confirmed(account);
        enforcement = applied(caseId, account);
        appeal = appealed(enforcement, account, STATEMENT);
        judge(appeal, "overturn", Map.of("reason", "a class indeed")).hasStatus(200);
    }

    @Test
    void the_bundle_of_the_case_has_the_enforcement_and_the_appeal_chained_and_signed() {
        assertThat(said(bundle()))
                .anyMatch(said -> said.startsWith(enforcement + ": "))
                .anyMatch(said -> said.startsWith(appeal + ": "));
        assertThat(bundle()).doesNotContain(STATEMENT, account);
    }

    @Test
    void a_readable_bundle_names_whom_the_digests_cover_and_after_an_erasure_says_so() {
        isRestored();
        String named = readable();
        erase().hasStatus(200);

        assertThat(said(named))
                .anyMatch(said -> said.matches(
                        "[34] members, items and outcomes are listed as the digests of [34] events say; 0 more .*"));
        assertThat(named).contains(account);
        assertThat(said(readable()))
                .contains("Somebody on the list of %s was erased: what stands for them is what its digest covers."
                        .formatted(enforcement));
        assertThat(readable()).doesNotContain(account);
    }

    @Test
    void somebody_who_asks_is_told_what_was_done_and_said() {
        Json held = held();

        assertThat(held.getList("rows.what")).contains("member", "enforcement item", "appeal");
        assertThat(held.getList("events.body.statement")).contains(STATEMENT);
        assertThat(held.getList("events.body.reason")).contains("a class indeed");
    }

    @Test
    void while_the_measure_is_not_lifted_the_name_is_needed() {
        erase().hasStatus(409).has("type", endsWith("/measure-in-force"));

        assertThat(held().getList("events.body.statement")).contains(STATEMENT);
    }

    @Test
    void what_they_said_is_erased_with_the_account_and_the_chains_hold() {
        isRestored();

        erase().hasStatus(200);

        assertThat(held().getList("rows")).isEmpty();
        assertThat(held().getList("events")).isEmpty();
        assertThat(said(bundle()))
                .anyMatch(said -> said.contains("(requested, DSR-2026-118, by olga): " + appeal + "/1/statement"));
    }

    @Test
    void a_legal_hold_on_the_case_keeps_the_appeal() {
        isRestored();
        Http.post(lea(), caseId, "hold", Map.of("reason", "a court asked")).hasStatus(200);

        erase().hasStatus(409).has("type", endsWith("/legal-hold"));
        eraseText("appeals", appeal, 1).hasStatus(409).has("type", endsWith("/legal-hold"));
        eraseText("enforcements", enforcement, 1).hasStatus(409).has("type", endsWith("/legal-hold"));
    }

    @Test
    void one_text_is_erased_alone() {
        eraseText("enforcements", enforcement, 1).hasStatus(200);
        eraseText("enforcements", enforcement, 1).hasStatus(404);
        eraseText("appeals", appeal, 2).hasStatus(404);

        assertThat(said(bundle())).anyMatch(said -> said.contains(": " + enforcement + "/1/reason"));
        assertThat(held().getList("events.body.statement")).contains(STATEMENT);
    }

    private void isRestored() {
        acknowledge(enforcement, account, "lifted");
        await().atMost(Http.PATIENCE)
                .until(() -> "restored"
                        .equals(lea().get("/v1/appeals/{id}", appeal).json().getString("state")));
    }

    private String bundle() {
        return lea().get("/v1/cases/{id}/evidence", caseId).asString();
    }

    private String readable() {
        return lea().queryParam("readable", true)
                .get("/v1/cases/{id}/evidence", caseId)
                .asString();
    }

    private static List<String> said(String bundle) {
        Keys published = Keys.read(given().get("/.well-known/evidence-keys").asString());
        assertThat(BundleCheck.of(bundle, published, List.of())).isInstanceOf(Holds.class);
        return ((Holds) BundleCheck.of(bundle, published, List.of())).said();
    }

    private Json held() {
        return as("aud", "auditor").get("/v1/accounts/{account}/data", account).json();
    }

    private Answer erase() {
        return post(as("olga", "operator"), "/v1/accounts/" + account + "/erase", REQUESTED);
    }

    private static Answer eraseText(String kind, String id, int sequence) {
        return post(as("olga", "operator"), "/v1/" + kind + "/" + id + "/events/" + sequence + "/erase", REQUESTED);
    }
}
