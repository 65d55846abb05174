package io.stillwatch.scoring.risk;

import static io.stillwatch.scoring.Given.risk;
import static io.stillwatch.scoring.Given.verdicts;
import static io.stillwatch.scoring.Given.watermark;
import static io.stillwatch.scoring.engine.RiskLevel.HIGH;
import static io.stillwatch.scoring.engine.RiskLevel.LOW;
import static io.stillwatch.scoring.engine.RiskLevel.MEDIUM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stillwatch.eventsourcing.ProblemException;
import io.stillwatch.local.Ports;
import io.stillwatch.scoring.Contracts;
import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.publish.Events;
import io.stillwatch.scoring.store.JsonText;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is answered while memory is still being filled, after tick 3. */
class RiskLookUpTest {

    private static final JsonText JSON = new JsonText(Contracts.json());
    private static final Principal HIGHEST = new Principal("a", null);
    private static final Principal BEHIND_IT = new Principal("a", "u");
    private static final Principal NOBODY = new Principal("nobody", null);

    private static final TestStore store = new TestStore();

    private final RiskLookUp lookUp = answering(store.pool());

    @BeforeAll
    static void somebodyIsWatched() {
        store.asOwner("""
                insert into policy_change (policy, baseline, by, reason, tick, follows) values ('mine', 'b-1', 'lea', 'r', 2, 0);
                update verdict_tick set tick = 3, watermark = '%s'""".formatted(watermark(3)));
        StoreConnection connection = store.connect();
        Risks risks = new Risks(connection, JSON, new Events(Contracts.json()));
        connection.transaction(() ->
                risks.keep(verdicts(3, List.of(risk(HIGHEST, LOW, HIGH), risk(BEHIND_IT, LOW, MEDIUM)), List.of())));
        StoreConnection.await(connection.raw().close());
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Test
    void each_of_many_is_answered_as_if_it_were_asked_for_alone() {
        List<Principal> asked = List.of(NOBODY, BEHIND_IT, test("medium"), HIGHEST, test("unheard-of"), BEHIND_IT);

        List<AccountRisk> answers = StoreConnection.await(lookUp.of(asked));

        assertThat(answers)
                .containsExactlyElementsOf(asked.stream()
                        .map(one -> StoreConnection.await(lookUp.of(one)))
                        .toList())
                .extracting(AccountRisk::level)
                .containsExactly("LOW", "MEDIUM", "MEDIUM", "HIGH", "LOW", "MEDIUM");
    }

    @Test
    void as_many_as_may_be_asked_for_are_answered_as_of_the_last_tick() {
        List<Principal> asked = Stream.concat(Stream.of(HIGHEST), Collections.nCopies(499, NOBODY).stream())
                .toList();

        List<AccountRisk> answers = StoreConnection.await(lookUp.of(asked));

        assertThat(answers)
                .hasSize(500)
                .allSatisfy(answer -> assertThat(answer.asOf()).isEqualTo(watermark(3)))
                .allSatisfy(answer -> assertThat(answer.tick()).isEqualTo(3));
        assertThat(answers.getLast().policyVersion()).isEqualTo("mine");
    }

    @Test
    void test_accounts_need_no_store() {
        Pool away = Pool.newInstance(PgBuilder.pool()
                .connectingTo(new PgConnectOptions().setHost("127.0.0.1").setPort(Ports.free()))
                .build());
        try {
            List<AccountRisk> answers = StoreConnection.await(answering(away).of(List.of(test("high"), test("stale"))));

            assertThat(answers).extracting(AccountRisk::stale).containsExactly(false, true);
        } finally {
            StoreConnection.await(away.close());
        }
    }

    @Test
    void of_many_of_whom_one_is_down_nobody_is_answered() {
        assertThatThrownBy(() -> StoreConnection.await(lookUp.of(List.of(HIGHEST, test("down")))))
                .isInstanceOf(ProblemException.class);
    }

    private static RiskLookUp answering(Pool pool) {
        return new RiskLookUp(new RiskView(Contracts.json(), Duration.ofDays(1)), new KeptRisks(pool, JSON));
    }

    private static Principal test(String answer) {
        return new Principal("stillwatch-test-" + answer, null);
    }
}
