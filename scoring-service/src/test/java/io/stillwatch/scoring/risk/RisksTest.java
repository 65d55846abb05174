package io.stillwatch.scoring.risk;

import static io.stillwatch.scoring.Given.risk;
import static io.stillwatch.scoring.Given.verdicts;
import static io.stillwatch.scoring.Given.watermark;
import static io.stillwatch.scoring.engine.RiskLevel.HIGH;
import static io.stillwatch.scoring.engine.RiskLevel.LOW;
import static io.stillwatch.scoring.engine.RiskLevel.MEDIUM;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.CloudEvent;
import io.stillwatch.eventsourcing.Envelope;
import io.stillwatch.scoring.Contracts;
import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.engine.AccountVerdict;
import io.stillwatch.scoring.engine.Family;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.Signal;
import io.stillwatch.scoring.publish.Events;
import io.stillwatch.scoring.store.JsonText;
import io.stillwatch.scoring.store.StoreConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RisksTest {

    private static TestStore database;
    private static StoreConnection store;
    private static Risks risks;

    private long tick;

    @BeforeAll
    static void open() {
        database = new TestStore();
        store = database.connect();
        risks = new Risks(store, new JsonText(Contracts.json()), new Events(Contracts.json()));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void clear() {
        database.asOwner("delete from account_risk; delete from allowance;"
                + " alter table account_risk alter sequence set default 1");
    }

    @Test
    void each_change_of_an_account_is_told_with_the_next_sequence_number() {
        assertThat(told(risk("a", LOW, MEDIUM), risk("b", LOW, HIGH)))
                .containsExactly("a 1: LOW to MEDIUM", "b 1: LOW to HIGH");
        assertThat(told(risk("a", MEDIUM, HIGH))).containsExactly("a 2: MEDIUM to HIGH");
        assertThat(told(risk("a", HIGH, LOW), risk("b", HIGH, LOW)))
                .containsExactly("a 3: HIGH to LOW", "b 2: HIGH to LOW");
    }

    @Test
    void an_end_user_is_told_under_a_key_that_no_account_and_no_other_end_user_has() {
        assertThat(told(risk(new Principal("a", "b/c"), LOW, HIGH), risk(new Principal("a/b", "c"), LOW, HIGH)))
                .containsExactly("a/b%2Fc 1: LOW to HIGH", "a%2Fb/c 1: LOW to HIGH");
        assertThat(told(risk(new Principal("a", "b/c"), HIGH, LOW))).containsExactly("a/b%2Fc 2: HIGH to LOW");
    }

    @Test
    void once_the_numbers_are_raised_everybody_is_told_of_with_higher_ones_than_before() {
        told(risk("a", LOW, MEDIUM));
        database.asOwner("""
                update account_risk set sequence = sequence + 1000000000;
                alter table account_risk alter sequence set default 1000000001;""");

        assertThat(told(risk("a", MEDIUM, HIGH), risk("b", LOW, HIGH)))
                .containsExactly("a 1000000002: MEDIUM to HIGH", "b 1000000001: LOW to HIGH");
    }

    @Test
    void the_longest_names_that_are_let_in_fit_into_the_store() {
        String owls = new Random(1)
                .ints(540, 0x1F300, 0x1F64F)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();

        told(risk(new Principal("a".repeat(240), owls), LOW, HIGH));

        assertThat(store.run("select 1 from account_risk").size()).isEqualTo(1);
    }

    @Test
    void who_does_more_than_was_declared_is_said_so_once_beside_the_declaration() {
        database.asOwner(
                "insert into allowance (account, purpose, sponsor, daily_calls, until_at, reason, declared_by, tick)"
                        + " select name, 'research', 's', 5, '2030-01-01Z', 'r', 'lea', 1 from unnest(array['a', 'b']) name");

        told(exceeding("a"), risk("b", LOW, HIGH));
        told(exceeding("a"));

        assertThat(store.run("select account, drifted_at from allowance where drifted_at is not null"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.getString("account")).isEqualTo("a");
                    assertThat(row.getOffsetDateTime("drifted_at").toInstant()).isEqualTo(watermark(1));
                });
    }

    @Test
    void an_alarm_stands_on_the_declaration_that_was_judged() {
        database.asOwner("""
                insert into allowance (account, purpose, sponsor, daily_calls, until_at, reason, declared_by, tick, ended_at) values
                ('lab', 'research', 's', 1, now(), 'judged', 'lea', 1, null), ('one', 'research', 's', 1, now(), 'ended', 'lea', 1, now()),
                ('one', 'research', 's', 1, now(), 'begins later', 'lea', null, null)""");

        told(exceeding("lab"), exceeding("one"));

        List<String> alarms = new ArrayList<>();
        store.run("select reason from allowance where drifted_at is not null")
                .forEach(row -> alarms.add(row.getString(0)));
        assertThat(alarms).containsExactly("judged");
    }

    @Test
    void of_whom_nothing_was_said_the_store_says_so_under_what_is_in_force() {
        database.asOwner("""
                insert into policy_change (policy, baseline, by, reason, tick, follows) values
                ('mine', 'b-1', 'lea', 'r', 7, 0), ('next', 'b-2', 'lea', 'r', null, 1);
                update verdict_tick set tick = 8, watermark = '2026-04-22T12:00:00Z'""");

        AccountRisk nobody = StoreConnection.await(
                new KeptRisks(database.pool(), new JsonText(Contracts.json())).of(new Principal("nobody", null)));

        assertThat(List.of(nobody.level(), nobody.policyVersion(), nobody.baselineVersion(), nobody.tag()))
                .containsExactly("LOW", "mine", "b-1", "8-0");
    }

    @Test
    void what_was_said_the_store_says_again() {
        told(risk(new Principal("a", "u"), LOW, HIGH));

        AccountRisk kept = StoreConnection.await(
                new KeptRisks(database.pool(), new JsonText(Contracts.json())).of(new Principal("a", "u")));

        assertThat(List.of(kept.level(), kept.sequence())).containsExactly("HIGH", 1L);
    }

    private static AccountVerdict exceeding(String account) {
        AccountVerdict high = risk(account, LOW, HIGH);
        Signal exceeded = new Signal("declared-use-exceeded", Family.EXPLANATION, 9, 5, 0, "More than was declared.");
        return new AccountVerdict(
                high.principal(),
                high.level(),
                high.previousLevel(),
                high.score(),
                List.of(exceeded),
                high.counterfactuals(),
                high.campaigns());
    }

    /** Keeps the next tick, checks its events against their schemas and sums them up. */
    private List<String> told(AccountVerdict... accounts) {
        tick++;
        List<CloudEvent> events = new ArrayList<>();
        store.transaction(() -> events.addAll(risks.keep(verdicts(tick, List.of(accounts), List.of()))));
        events.forEach(Contracts::fits);
        return events.stream().map(RisksTest::summary).toList();
    }

    private static String summary(CloudEvent event) {
        JsonNode body = Contracts.body(event);
        return event.getSubject() + " " + event.getExtension(Envelope.SEQUENCE) + ": "
                + body.path("previousLevel").asText() + " to "
                + body.path("level").asText();
    }
}
