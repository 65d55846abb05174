package io.stillwatch.scoring.erasure;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.cloudevents.CloudEvent;
import io.stillwatch.eventsourcing.ExclusiveWorker;
import io.stillwatch.eventsourcing.FencedPublisher;
import io.stillwatch.eventsourcing.Outbox;
import io.stillwatch.eventsourcing.OutboxRelay;
import io.stillwatch.eventsourcing.ProblemException;
import io.stillwatch.eventsourcing.ProblemMappers;
import io.stillwatch.eventsourcing.audit.Reader;
import io.stillwatch.scoring.Subscriber;
import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.TestTopics;
import io.stillwatch.scoring.publish.AccountRiskChanged;
import io.stillwatch.scoring.publish.Events;
import io.stillwatch.scoring.store.JsonText;
import io.stillwatch.scoring.store.StoreConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an erasure owes to the compacted topics, while nobody publishes and afterwards. */
class AccountErasureTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String END_WHO_WAITS =
            "select pg_terminate_backend(pid) from pg_locks where relation = 'outbox'::regclass and not granted";

    private static final Instant NOON = Instant.parse("2026-04-22T12:00:00Z");

    private final ObjectMapper json =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();
    private final TestStore store = new TestStore();
    private final AccountErasure erasure = new AccountErasure(store.pool(), new JsonText(json));
    private final String account = "acct \"é\"/" + UUID.randomUUID();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void an_erasure_while_nothing_is_published_loses_no_tombstone_and_says_so() {
        hasRisk("");
        hasRisk("u_1");

        assertThatThrownBy(this::erase)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(503));
        theEngineForgets();
        assertThatThrownBy(this::erase)
                .as("asked again, with the rows gone and the engine done")
                .isInstanceOf(ProblemException.class);

        try (ExclusiveWorker _ = relay();
                Subscriber accounts = new Subscriber("account-risk");
                Subscriber endUsers = new Subscriber("end-user-risk")) {
            await().atMost(PATIENCE).until(() -> store.events("account-risk").isEmpty());
            assertThat(erase().complete()).isTrue();
            await().atMost(PATIENCE).until(() -> accounts.tombstones().contains(account));
            await().atMost(PATIENCE).until(() -> endUsers.tombstones().contains(Events.keyOf(account, "u_1")));
        }
    }

    @Test
    void what_is_to_be_published_of_others_keeps_no_erasure_waiting() {
        waits(account + "x");

        assertThatThrownBy(this::erase).isInstanceOf(ProblemException.class);

        assertThat(store.events("account-risk"))
                .extracting(CloudEvent::getSubject)
                .containsExactly(account + "x", account);
    }

    @Test
    void an_erasure_waits_for_what_names_its_account() {
        waits(account);

        assertThatThrownBy(this::erase).isInstanceOf(ProblemException.class);
        assertThat(store.events("account-risk")).as("nothing is erased yet").hasSize(1);
    }

    @Test
    void who_asks_whether_it_is_done_has_erased_once() {
        try (ExclusiveWorker _ = relay()) {
            erase();
            erase();
            theEngineForgets();
            erase();

            assertThat(store.notedErasures()).isEqualTo(1);
        }
    }

    @Test
    void an_erasure_is_not_complete_before_the_engine_has_forgotten() {
        hasRisk("");
        try (ExclusiveWorker _ = relay()) {
            Confirmation first = erase();
            assertThat(first.complete()).isFalse();
            assertThat(first.places()).contains(new Confirmation.Place("risks", 1));

            theEngineForgets();

            assertThat(erase().complete()).isTrue();
        }
    }

    @Test
    void an_erasure_that_nobody_came_to_ask_about_is_begun_anew_by_who_asks_much_later() {
        try (ExclusiveWorker _ = relay()) {
            erase();
            theEngineForgets();
            store.asOwner("update erasure set done_at = now() - interval '11 minutes'");

            assertThat(erase().complete()).isFalse();

            theEngineForgets();
            assertThat(erase().complete()).isTrue();
        }
    }

    /** Its connection ends when the rows are deleted and the tombstones have yet to be owed. On a thread of its own: engines of other tests keep the shared ones. */
    @Test
    void
            an_erasure_that_is_broken_off_has_erased_nothing_and_the_next_erases_all_of_the_account_and_nothing_of_others() {
        hasRisk("");
        hasRisk("u_1");
        hasRisk(account + "x", "");
        List<String> before = store.contents();
        StoreConnection other = store.connect();
        other.transaction(() -> {
            other.run("lock table outbox in exclusive mode");
            CompletableFuture<Confirmation> erasure = CompletableFuture.supplyAsync(
                    this::erase, erasing -> Thread.ofPlatform().start(erasing));

            await().atMost(PATIENCE).until(() -> other.run(END_WHO_WAITS).size() > 0);

            assertThatThrownBy(erasure::join)
                    .satisfies(broken -> assertThat(ProblemMappers.isStoreUnavailable(broken))
                            .isTrue());
        });
        assertThat(store.contents()).isEqualTo(before);

        try (ExclusiveWorker _ = relay()) {
            Confirmation first = erase();
            assertThat(first.complete()).isFalse();
            assertThat(first.places()).contains(new Confirmation.Place("risks", 2));
            theEngineForgets();
            assertThat(erase().complete()).isTrue();
        }
        assertThat(store.contents())
                .filteredOn(row -> row.contains("risk"))
                .singleElement(as(STRING))
                .contains(account + "x");
    }

    @Test
    void a_report_names_it_as_json_does() {
        store.asOwner("""
                insert into backtest (id, kind, policy, baseline, state, requested_by, report)
                values ('b1', 'candidate', 'p', 'b', 'done', 'lea', '{"account":"%s"}')""".formatted(account.replace("\"", "\\\"")));
        try (ExclusiveWorker _ = relay()) {
            assertThat(erase().places()).contains(new Confirmation.Place("backtest reports", 1));
        }
    }

    @Test
    void a_backtest_that_is_not_at_its_end_is_told_once() {
        store.asOwner("""
                insert into backtest (id, kind, policy, baseline, state, requested_by)
                values ('b1', 'comparison', 'p', 'b', 'running', 'lea'), ('b2', 'comparison', 'p', 'b', 'queued', 'lea'),
                    ('b3', 'comparison', 'p', 'b', 'done', 'lea')""");
        try (ExclusiveWorker _ = relay()) {
            erase();
            erase();
        }

        List<List<String>> erased = new ArrayList<>();
        store.connect()
                .run("select erased from backtest order by id")
                .forEach(row -> erased.add(List.of(row.getArrayOfStrings("erased"))));
        assertThat(erased).containsExactly(List.of(account), List.of(account), List.of());
    }

    @Test
    void what_people_said_is_erased_also_before_it_takes_effect() {
        store.asOwner("""
                insert into allowance (account, purpose, sponsor, daily_calls, until_at, reason, declared_by)
                values ('%s', 'research', 's', 1, now() + interval '1 day', 'r', 'lea')""".formatted(account));
        store.asOwner("insert into ruling (origin, kind, campaign, account) values ('o', 'CLEARED', 'cmp_1', '%s')"
                .formatted(account));
        try (ExclusiveWorker _ = relay()) {
            assertThat(erase().places()).contains(new Confirmation.Place("rulings, allowances and audits", 2));
        }
    }

    @Test
    void a_campaign_counts_and_draws_no_member_that_was_erased() {
        store.asOwner("""
                insert into campaign (id, status, quiet, member_count, interactions, severity, first_seen, watched_since,
                    evidence, tick, as_of, policy_version, baseline_version, sequence, graph)
                values ('cmp_1', 'announced', true, 3, 1, 1, now(), now(), '[]', 1, now(), 'p', 'b', 1, '{"of":"three"}')""");
        store.asOwner("""
                insert into campaign_member (campaign, account, end_user, since, evidence) values
                ('cmp_1', '%1$s', '', now(), '[]'), ('cmp_1', '%1$s', 'u', now(), '[]'), ('cmp_1', 'x', '', now(), '[]')""".formatted(account));
        try (ExclusiveWorker _ = relay()) {
            erase();
        }

        var campaign = store.connect()
                .run("select member_count, graph from campaign")
                .iterator()
                .next();
        assertThat(campaign.getInteger("member_count")).isEqualTo(1);
        assertThat(campaign.getString("graph")).doesNotContain("three");
    }

    private Confirmation erase() {
        return erasure.of(account, new Reader("op", "operator")).await().atMost(PATIENCE);
    }

    private void theEngineForgets() {
        store.asOwner("update erasure set done = true");
    }

    private void waits(String account) {
        AccountRiskChanged risk = new AccountRiskChanged(
                account, null, "HIGH", "LOW", 1, NOON, 0.9, List.of(), List.of(), null, null, "1", "1");
        StoreConnection.await(store.pool()
                .withConnection(connection ->
                        Outbox.add(connection, Events.ACCOUNT_RISK, List.of(new Events(json).of(risk, 1)))));
    }

    private void hasRisk(String endUser) {
        hasRisk(account, endUser);
    }

    private void hasRisk(String account, String endUser) {
        store.asOwner("""
                insert into account_risk (account, end_user, level, score, signals, campaigns, tick, as_of, policy_version,
                    baseline_version, sequence)
                values ('%s', '%s', 'HIGH', 1, '[]', '[]', 1, now(), 'p', 'b', 1)""".formatted(account, endUser));
    }

    private ExclusiveWorker relay() {
        String name = "relay-" + store.name();
        return new ExclusiveWorker(
                        name,
                        store.pool(),
                        connection -> new OutboxRelay(connection, new FencedPublisher(TestTopics.kafka(), name)),
                        Duration.ofMillis(50))
                .start();
    }
}
