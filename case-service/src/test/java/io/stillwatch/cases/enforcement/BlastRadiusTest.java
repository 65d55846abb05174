package io.stillwatch.cases.enforcement;

import static io.stillwatch.cases.Http.ana;
import static io.stillwatch.cases.Http.lea;
import static io.stillwatch.cases.Measures.freshAccount;
import static io.stillwatch.cases.enforcement.Steps.approve;
import static io.stillwatch.cases.enforcement.Steps.confirmed;
import static io.stillwatch.cases.enforcement.Steps.max;
import static io.stillwatch.cases.enforcement.Steps.post;
import static io.stillwatch.cases.enforcement.Steps.preview;
import static io.stillwatch.cases.enforcement.Steps.read;
import static io.stillwatch.cases.enforcement.Steps.requested;
import static io.stillwatch.cases.enforcement.Steps.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.asking.Answer;
import io.stillwatch.asking.Json;
import io.stillwatch.cases.Campaigns;
import io.stillwatch.cases.Http;
import io.stillwatch.cases.Measures;
import io.stillwatch.cases.Rows;
import io.stillwatch.eventsourcing.Envelope;
import io.stillwatch.local.StillwatchTestResource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Whom a measure would meet, and who has to agree. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class BlastRadiusTest {

    private final Instant now = Instant.now();

    @Test
    void many_small_measures_are_a_large_one() {
        List<String> accounts =
                IntStream.range(0, 10).mapToObj(_ -> freshAccount()).toList();
        String caseId = Measures.confirmed(accounts.toArray(String[]::new));
        String five = requested(caseId, Map.of("accounts", accounts.subList(0, 5)));
        String theSame = requested(caseId, Map.of("accounts", accounts.subList(0, 5), "measure", "watch"));
        String one = requested(caseId, Map.of("accounts", accounts.subList(5, 6)));
        Map<String, Object> sixth = wish(caseId, Map.of("accounts", accounts.subList(5, 6)));

        assertThat(needsSecondPerson(sixth)).isFalse();
        assertThat(post(lea(), "/v1/enforcements/" + five + "/approve", Map.of())
                        .statusCode())
                .isEqualTo(200);
        assertThat(post(lea(), "/v1/enforcements/" + theSame + "/approve", Map.of())
                        .statusCode())
                .isEqualTo(200);
        assertThat(post(lea(), "/v1/enforcements/" + one + "/approve", Map.of())
                        .json()
                        .getString("detail"))
                .contains("touch 6");
        assertThat(needsSecondPerson(sixth)).isTrue();
    }

    @Test
    void an_account_that_is_met_as_a_whole_counts_with_the_end_users_that_findings_named() {
        String front = freshAccount();
        String caseId = Measures.confirmed(front);
        IntStream.range(0, 3).forEach(user -> Rows.member(caseId, front, "u" + user));
        String elsewhere = Measures.confirmed(freshAccount());
        IntStream.range(2, 5).forEach(user -> Rows.member(elsewhere, front, "u" + user));
        Map<String, Object> onlyTheFront = Map.of("members", List.of(Map.of("account", front)));

        Json radius = preview(wish(caseId, onlyTheFront));

        assertThat(radius.getInt("items")).isEqualTo(1);
        assertThat(radius.getInt("together")).isEqualTo(6);
        assertThat(radius.getInt("endUsersBehind")).isEqualTo(5);
        assertThat(radius.getInt("standForMany")).isZero();
        assertThat(needsSecondPerson(wish(caseId, onlyTheFront))).isTrue();
        assertThat(post(lea(), "/v1/enforcements/" + requested(caseId, onlyTheFront) + "/approve", Map.of())
                        .json()
                        .getString("detail"))
                .contains("touch 6");
    }

    @Test
    void nobody_alone_acts_on_an_aggregator_whose_end_users_nobody_knows() {
        String aggregator = freshAccount();
        Campaigns.publish(List.of(fact(aggregator, now, "\"kind\":\"aggregator\"")));
        String caseId = Measures.confirmed(aggregator);
        await().atMost(Http.PATIENCE)
                .until(() -> preview(wish(caseId, Map.of())).getInt("standForMany") == 1);
        String enforcement = requested(caseId, Map.of());

        Answer alone = post(lea(), "/v1/enforcements/" + enforcement + "/approve", Map.of());

        assertThat(needsSecondPerson(wish(caseId, Map.of()))).isTrue();
        assertThat(alone.statusCode()).isEqualTo(403);
        assertThat(alone.json().getString("type")).endsWith("/meets-whom-nobody-knows");
        assertThat(post(max(), "/v1/enforcements/" + enforcement + "/approve", Map.of())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void one_person_may_act_on_one_end_user_of_an_aggregator() {
        String aggregator = freshAccount();
        Campaigns.publish(List.of(fact(aggregator, now, "\"kind\":\"aggregator\"")));
        String caseId = Measures.confirmed(aggregator);
        Rows.member(caseId, aggregator, "u");
        await().atMost(Http.PATIENCE)
                .until(() -> preview(wish(caseId, Map.of())).getInt("standForMany") == 1);

        Map<String, Object> theEndUser = Map.of("members", List.of(Map.of("account", aggregator, "endUser", "u")));

        assertThat(needsSecondPerson(wish(caseId, theEndUser))).isFalse();
    }

    @Test
    void many_small_cases_by_hand_are_not_done_by_one_person_alone() {
        String caseId = post(lea(), "/v1/cases", Map.of("summary", "a tip", "accounts", List.of(freshAccount())))
                .json()
                .getString("id");
        Http.post(lea(), caseId, "decide", Map.of("decision", "confirmed", "reason", "one card"));
        String alone = requested(caseId, Map.of());

        Answer refused = post(lea(), "/v1/enforcements/" + alone + "/approve", Map.of());

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.json().getString("type")).endsWith("/opened-by-requester");
        assertThat(needsSecondPerson(wish(caseId, Map.of()))).isTrue();
        assertThat(preview(wish(caseId, Map.of())).getBoolean("needsSecondPerson"))
                .isFalse();
        assertThat(post(max(), "/v1/enforcements/" + alone + "/approve", Map.of())
                        .statusCode())
                .isEqualTo(200);
    }

    /** Lea, if she asks. */
    private static boolean needsSecondPerson(Map<String, Object> wish) {
        return post(lea(), "/v1/enforcements/preview", wish).json().getBoolean("needsSecondPerson");
    }

    @Test
    void what_was_in_force_until_it_expired_counts_as_well() {
        List<String> accounts =
                IntStream.range(0, 6).mapToObj(_ -> freshAccount()).toList();
        String caseId = Measures.confirmed(accounts.toArray(String[]::new));
        String five = requested(
                caseId,
                Map.of(
                        "accounts",
                        accounts.subList(0, 5),
                        "expiresAt",
                        now.plusSeconds(5).toString()));
        approve(five);
        await().atMost(Http.PATIENCE).until(() -> "expired".equals(read(five).getString("state")));

        assertThat(needsSecondPerson(wish(caseId, Map.of("accounts", accounts.subList(5, 6)))))
                .isTrue();
    }

    @Test
    void who_left_the_case_is_not_met() {
        String stays = freshAccount();
        String leaves = freshAccount();
        String caseId = Measures.confirmed(stays, leaves);
        FollowedCases.left(caseId, 1, leaves);

        String measure = requested(caseId, Map.of());

        assertThat(Steps.items(measure, "waiting")).containsExactly(stays);
        assertThat(preview(wish(caseId, Map.of())).getInt("items")).isEqualTo(1);
        assertThat(preview(wish(caseId, Map.of("accounts", List.of(leaves)))).getList("notMembers"))
                .containsExactly(leaves);
    }

    @Test
    void a_case_that_is_not_there_is_said_to_be_missing_and_a_batch_of_none_is_named() {
        Map<String, Object> wish = wish("case_0000000000000000", Map.of());

        assertThat(post(ana(), "/v1/enforcements", wish).json().getString("type"))
                .endsWith("/no-such-case");
        assertThat(post(ana(), "/v1/enforcements/preview", wish).statusCode()).isEqualTo(404);
        assertThat(post(ana(), "/v1/enforcements/preview", wish(confirmed(1), Map.of("batchSize", 0)))
                        .json()
                        .getString("detail"))
                .contains("batchSize");
    }

    @Test
    void a_preview_says_whom_it_would_meet() {
        Json radius = post(ana(), "/v1/enforcements/preview", wish(confirmed(6), Map.of()))
                .json();

        assertThat(radius.getInt("items")).isEqualTo(6);
        assertThat(radius.getBoolean("needsSecondPerson")).isTrue();
        assertThat(radius.getInt("honestLooking")).isZero();
    }

    @Test
    void who_looks_honest_is_known_from_facts_about_accounts() {
        String verified = freshAccount();
        String aggregator = freshAccount();
        String longThere = freshAccount();
        String unknown = freshAccount();
        Campaigns.publish(List.of(
                fact(verified, now, "\"verified\":true,\"plan\":\"team\""),
                fact(verified, now.minusSeconds(60), "\"verified\":false"),
                fact(aggregator, now, "\"kind\":\"aggregator\""),
                fact(longThere, now, "\"createdAt\":\"%s\"".formatted(now.minus(Duration.ofDays(100)))),
                fact(unknown, now, "\"verified\":false,\"kind\":\"direct\"")));
        Map<String, Object> wish = wish(Measures.confirmed(verified, aggregator, longThere, unknown), Map.of());

        await().atMost(Http.PATIENCE).until(() -> preview(wish).getInt("honestLooking") == 3);

        assertThat(preview(wish).getList("honest.account")).containsExactlyInAnyOrder(verified, aggregator, longThere);
        assertThat(preview(wish).getString("honest[account=%s][0].plan".formatted(verified)))
                .isEqualTo("team");
        assertThat(preview(wish).getString("honest[account=%s][0].reasons[0]".formatted(longThere)))
                .contains("90 days");
    }

    @Test
    void facts_that_come_in_parts_and_late_add_up_field_by_field() {
        String together = freshAccount();
        String late = freshAccount();
        Map<String, Object> wish = wish(Measures.confirmed(together, late), Map.of());
        Campaigns.publish(List.of(
                fact(together, now, "\"plan\":\"team\""),
                fact(together, now.minusSeconds(60), "\"verified\":true,\"plan\":\"free\""),
                fact(late, now, "\"verified\":true")));
        await().atMost(Http.PATIENCE).until(() -> preview(wish).getInt("honestLooking") == 2);

        Campaigns.publish(List.of(
                fact(late, now.minusSeconds(60), "\"kind\":\"aggregator\",\"plan\":\"free\",\"verified\":false"),
                fact(late, now.minusSeconds(90), "\"kind\":\"direct\",\"plan\":\"none\"")));

        await().atMost(Http.PATIENCE).until(() -> reasons(wish, late).size() == 2);
        assertThat(plan(wish, late)).isEqualTo("free");
        assertThat(plan(wish, together)).isEqualTo("team");
    }

    @Test
    void a_text_that_cannot_be_kept_keeps_no_other_fact_from_being_read() {
        String verified = freshAccount();
        Map<String, Object> wish = wish(Measures.confirmed(verified), Map.of());

        Campaigns.publish(
                List.of(fact(freshAccount(), now, "\"plan\":\"a\\u0000b\""), fact(verified, now, "\"verified\":true")));

        await().atMost(Http.PATIENCE).until(() -> preview(wish).getInt("honestLooking") == 1);
    }

    private static List<String> reasons(Map<String, Object> wish, String account) {
        return preview(wish).getList("honest[account=%s][0].reasons".formatted(account));
    }

    private static String plan(Map<String, Object> wish, String account) {
        return preview(wish).getString("honest[account=%s][0].plan".formatted(account));
    }

    private static ProducerRecord<String, byte[]> fact(String account, Instant time, String more) {
        String body = "{\"account\":\"%s\",\"time\":\"%s\",%s}".formatted(account, time, more);
        return Envelope.toRecord(
                "accounts",
                Envelope.event(
                                "ingest-service",
                                "account-fact-recorded.v1",
                                account + "/" + time,
                                account,
                                time,
                                body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .build());
    }
}
