package io.stillwatch.scoring;

import static io.stillwatch.scoring.AsRole.analyst;
import static io.stillwatch.scoring.AsRole.as;
import static io.stillwatch.scoring.Given.CAMPAIGN;
import static io.stillwatch.scoring.Given.campaign;
import static io.stillwatch.scoring.Given.risk;
import static io.stillwatch.scoring.Given.verdicts;
import static io.stillwatch.scoring.engine.CampaignVerdict.Status.ANNOUNCED;
import static io.stillwatch.scoring.engine.RiskLevel.HIGH;
import static io.stillwatch.scoring.engine.RiskLevel.LOW;
import static io.stillwatch.scoring.engine.RiskLevel.MEDIUM;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.asking.Answer;
import io.stillwatch.asking.Json;
import io.stillwatch.eventsourcing.Outbox;
import io.stillwatch.local.StillwatchTestResource;
import io.stillwatch.scoring.campaigns.Campaigns;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.Verdicts;
import io.stillwatch.scoring.publish.Events;
import io.stillwatch.scoring.risk.Risks;
import io.stillwatch.scoring.store.JsonText;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "scoring"))
class LookUpTest {

    private static final Principal BEHIND_AN_AGGREGATOR = new Principal("reseller", "u/9");

    @Inject
    Pool pool;

    @Inject
    ObjectMapper json;

    @BeforeEach
    void keepSomeVerdicts() {
        if (!level("/v1/accounts/acct_00001/risk").equals("HIGH")) {
            keep(verdicts(
                    3,
                    List.of(risk("acct_00001", LOW, HIGH), risk(BEHIND_AN_AGGREGATOR, LOW, MEDIUM)),
                    List.of(campaign(ANNOUNCED, 12))));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> level("/v1/accounts/acct_00001/risk").equals("HIGH")
                            && level("/v1/accounts/reseller/endUsers/u%2F9/risk")
                                    .equals("MEDIUM"));
        }
    }

    @Test
    void the_lag_is_unknown_where_a_topic_ends_before_what_was_read_of_it() {
        Supplier<Object> lag = () -> analyst().get("/v1/progress").json().get("lag");
        await().atMost(Duration.ofSeconds(30)).until(() -> lag.get() != null);
        read(1_000_000);
        try {
            assertThat(lag.get()).isNull();
        } finally {
            read(-1_000_000);
        }
    }

    private void read(long more) {
        pool.preparedQuery("update reading set read_to = read_to + $1 where topic = 'interactions' and partition = 0")
                .execute(Tuple.of(more))
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    @Test
    void a_known_account_has_its_level_and_what_speaks_for_it() {
        Json risk = analyst().get("/v1/accounts/acct_00001/risk").json();

        assertThat(risk.getString("account")).isEqualTo("acct_00001");
        assertThat(risk.getString("level")).isEqualTo("HIGH");
        assertThat(risk.getDouble("score")).isEqualTo(0.9);
        assertThat(risk.getList("campaigns")).containsExactly(CAMPAIGN);
        assertThat(risk.getString("signals[0].name")).isEqualTo("shared-rare-phrases");
        assertThat(risk.getString("signals[0].family")).isEqualTo("content");
        assertThat(risk.getString("policyVersion")).isEqualTo("builtin-1");
    }

    @Test
    void an_end_user_has_a_level_of_its_own() {
        Json risk = analyst().get("/v1/accounts/reseller/endUsers/u%2F9/risk").json();

        assertThat(risk.getString("endUser")).isEqualTo("u/9");
        assertThat(risk.getString("level")).isEqualTo("MEDIUM");
        assertThat(level("/v1/accounts/reseller/risk")).isEqualTo("LOW");
    }

    @Test
    void many_are_answered_at_once_in_the_order_they_were_asked_for() {
        Json risks = analyst()
                .contentType("application/json")
                .body("""
                        {"principals":[{"account":"nobody"},{"account":"acct_00001"},{"account":"reseller","endUser":"u/9"}]}""")
                .post("/v1/accounts/risk")
                .json();

        assertThat(risks.getList("items.account")).containsExactly("nobody", "acct_00001", "reseller");
        assertThat(risks.getList("items.level")).containsExactly("LOW", "HIGH", "MEDIUM");
    }

    @Test
    void as_many_of_the_longest_names_are_answered_however_they_are_written() {
        String longest = "\\u6f22".repeat(512);
        String asked = "{\"account\":\"%s\",\"endUser\":\"%s\"}".formatted(longest, longest);

        Json risks = as("gateway")
                .contentType("application/json")
                .body("{\"principals\":[" + String.join(",", Collections.nCopies(500, asked)) + "]}")
                .post("/v1/accounts/risk")
                .json();

        assertThat(risks.getList("items.level")).hasSize(500);
        assertThat(risks.getString("items[0].endUser")).isEqualTo("\u6f22".repeat(512));
    }

    @Test
    void an_empty_end_user_is_the_account_itself() {
        Json risks = analyst()
                .contentType("application/json")
                .body("""
                        {"principals":[{"account":"acct_00001","endUser":""},{"account":"acct_00001","endUser":null}]}""")
                .post("/v1/accounts/risk")
                .json();

        assertThat(risks.getList("items.level")).containsExactly("HIGH", "HIGH");
    }

    @Test
    void a_declared_use_that_has_ended_by_itself_stands_in_no_ones_way() {
        run("update verdict_tick set watermark = '2026-04-22T00:00:00Z' where watermark is null");
        run("insert into allowance (account, purpose, sponsor, daily_calls, until_at, reason, declared_by)"
                + " values ('acct_ended', 'research', 's', 5, '2026-01-01T00:00:00Z', 'r', 'x')");
        try {
            assertThat(declare("acct_ended", "2026-03-01T00:00:00Z").statusCode())
                    .isEqualTo(400);
            assertThat(declare("acct_ended", "2100-01-01T00:00:00Z").statusCode())
                    .isEqualTo(200);
            assertThat(declare("acct_ended", "2101-01-01T00:00:00Z").statusCode())
                    .isEqualTo(409);
        } finally {
            run("update verdict_tick set watermark = null where tick = 0");
            run("delete from allowance where account = 'acct_ended'");
        }
    }

    private static Answer declare(String account, String until) {
        return as("lead")
                .contentType("application/json")
                .body("""
                        {"account":"%s","purpose":"research","sponsor":"s","dailyCalls":5,"until":"%s","reason":"r"}""".formatted(account, until))
                .post("/v1/allowances");
    }

    private void run(String sql) {
        pool.query(sql).execute().await().atMost(Duration.ofSeconds(10));
    }

    @Test
    void an_account_never_heard_of_is_low() {
        Json risk = analyst().get("/v1/accounts/nobody/risk").json();

        assertThat(risk.getString("level")).isEqualTo("LOW");
        assertThat(risk.getList("signals")).isEmpty();
        assertThat(risk.getMap("")).containsKeys("asOf", "tick");
    }

    @Test
    void whoever_has_the_answer_already_is_not_sent_it_again() {
        Answer first = analyst().get("/v1/accounts/acct_00001/risk");
        String tag = first.header("ETag");

        assertThat(analyst()
                        .header("If-None-Match", tag)
                        .get("/v1/accounts/acct_00001/risk")
                        .statusCode())
                .isEqualTo(304);
        assertThat(analyst()
                        .header("If-None-Match", "\"old\"")
                        .get("/v1/accounts/acct_00001/risk")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_list_says_how_many_members_a_campaign_has() {
        Json list = analyst().get("/v1/campaigns?status=announced").json();

        assertThat(list.getString("items[0].id")).isEqualTo(CAMPAIGN);
        assertThat(list.getInt("items[0].members")).isEqualTo(12);
        assertThat(list.getString("items[0].status")).isEqualTo("announced");
        assertThat(analyst().get("/v1/campaigns?status=review").json().getList("items"))
                .isEmpty();
    }

    @Test
    void a_campaign_comes_with_its_evidence() {
        Json campaign = analyst().get("/v1/campaigns/" + CAMPAIGN).json();

        assertThat(campaign.getList("evidence.name")).containsExactly("shared-rare-phrases");
        assertThat(campaign.getList("counterfactuals.without")).containsExactly("content");
        assertThat(campaign.getList("hypotheses.hypothesis")).containsExactly("distillation", "resale");
        assertThat(campaign.getString("firstSeen")).isEqualTo("2026-04-22T08:00:00Z");
        assertThat(campaign.getString("watchedSince")).isEqualTo("2026-04-22T09:00:00Z");
        assertThat(campaign.getString("announcedAt")).isEqualTo("2026-04-23T09:00:00Z");
        assertThat(campaign.getInt("interactions")).isEqualTo(412);
        assertThat(campaign.getString("explanation")).isNull();
    }

    @Test
    void members_come_page_by_page_and_each_once() {
        List<String> accounts = new ArrayList<>();
        String cursor = "";
        for (int pages = 0; pages < 3; pages++) {
            Json page = analyst()
                    .get("/v1/campaigns/" + CAMPAIGN + "/members?limit=5" + cursor)
                    .json();
            accounts.addAll(page.getList("items.account"));
            cursor = "&cursor=" + page.getString("next");
        }

        assertThat(accounts).hasSize(12).isSorted().doesNotHaveDuplicates();
        assertThat(cursor).isEqualTo("&cursor=null");
    }

    @Test
    void a_member_says_since_when_and_why() {
        Json page =
                analyst().get("/v1/campaigns/" + CAMPAIGN + "/members?limit=1").json();

        assertThat(page.getMap("items[0]"))
                .containsOnlyKeys("account", "endUser", "since", "evidence", "counterfactuals");
        assertThat(page.getString("items[0].since")).isEqualTo("2026-04-22T08:00:00Z");
        assertThat(page.getList("items[0].evidence")).hasSize(1);
    }

    private void keep(Verdicts verdicts) {
        StoreConnection store = new StoreConnection(StoreConnection.await(pool.getConnection()));
        JsonText text = new JsonText(json);
        Events events = new Events(json);
        store.transaction(() -> {
            Map<Boolean, List<CloudEvent>> risks = new Risks(store, text, events)
                    .keep(verdicts).stream().collect(Collectors.partitioningBy(Events::isOfEndUser));
            StoreConnection.await(Outbox.add(store.raw(), "account-risk", requireNonNull(risks.get(false))));
            StoreConnection.await(Outbox.add(store.raw(), "end-user-risk", requireNonNull(risks.get(true))));
            new Campaigns(store, text, events, (_, _) -> List.of()).keep(verdicts);
        });
        StoreConnection.await(store.raw().close());
    }

    private static String level(String path) {
        return analyst().get(path).json().getString("level");
    }
}
