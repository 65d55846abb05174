package io.stillwatch.cases.enforcement;

import static io.stillwatch.cases.Http.PATIENCE;
import static io.stillwatch.cases.Http.lea;
import static io.stillwatch.cases.OwnContext.start;
import static io.stillwatch.cases.enforcement.Steps.acknowledge;
import static io.stillwatch.cases.enforcement.Steps.approve;
import static io.stillwatch.cases.enforcement.Steps.confirmed;
import static io.stillwatch.cases.enforcement.Steps.items;
import static io.stillwatch.cases.enforcement.Steps.read;
import static io.stillwatch.cases.enforcement.Steps.requested;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.cases.Cases;
import io.stillwatch.cases.Http;
import io.stillwatch.cases.domain.Some;
import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.SharedServers;
import io.stillwatch.local.StillwatchTestResource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who has a turn when many wait for one. The clock stands still here: a test that wants a turn takes it. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class EnforcementTurnsTest extends StillClock {

    private static final int A_ROUND = 20;
    private static final int BATCHES = 8;

    @Inject
    Enforcements enforcements;

    @Inject
    Cases cases;

    @Test
    void a_measure_has_its_turn_while_many_others_have_batches_left() {
        String caseId = confirmed(BATCHES);
        List<String> all = IntStream.rangeClosed(0, A_ROUND)
                .mapToObj(_ -> requested(caseId, Map.of("batchSize", 1)))
                .sorted()
                .toList();
        // Whose turn it is must not come from their names: the last by name is the last to wait.
        all.forEach(Steps::approve);

        turnUntil(() -> read(all.getLast()).getInt("released") > 0);

        assertThat(all).noneMatch(EnforcementTurnsTest::isThrough);
    }

    @Test
    void whose_acknowledgement_has_waited_longest_is_counted_first() {
        String caseId = confirmed(1);
        List<String> all = IntStream.rangeClosed(0, A_ROUND)
                .mapToObj(_ -> approved(caseId, Map.of()))
                .sorted()
                .toList();
        turnUntil(() -> all.stream().allMatch(EnforcementTurnsTest::isThrough));
        count();
        all.reversed().forEach(id -> acknowledge(id, items(id, "released").getFirst(), "applied", 200));

        count();

        assertThat(all.stream().filter(id -> read(id).getInt("applied") == 0)).containsExactly(all.getFirst());
    }

    private void count() {
        start(vertx, clock::uncounted).join();
    }

    @Test
    void a_measure_ends_while_many_others_have_batches_left() {
        String caseId = confirmed(2);
        String outlived = approved(caseId, Map.of("batchSize", 1, "pauseSeconds", 3_600));
        turnUntil(() -> read(outlived).getInt("released") == 1);
        List<String> many = manyWithoutPauses();
        Http.post(lea(), caseId, "reopen", Map.of("reason", "another look"));
        Http.post(lea(), caseId, "decide", Map.of("decision", "dismissed", "reason", "a class"));

        turnUntil(() -> "withdrawn".equals(read(outlived).getString("state")));

        assertThat(many).noneMatch(EnforcementTurnsTest::isThrough);
    }

    @Test
    void a_measure_that_nobody_can_act_on_keeps_no_other_from_its_turn() throws SQLException {
        String broken = "enf_0000000000000000";
        String caseId = confirmed(1);
        String outlived = approved(caseId, Map.of());
        turnUntil(() -> isThrough(outlived));
        execute("create temporary table broken as select * from enforcement where id = '" + outlived + "';"
                + "update broken set id = '" + broken + "', case_id = 'nobody knows', expires_at = now();"
                + "insert into enforcement select * from broken");
        Http.post(lea(), caseId, "reopen", Map.of("reason", "another look"));
        Http.post(lea(), caseId, "decide", Map.of("decision", "dismissed", "reason", "a class"));

        turnUntil(() -> "withdrawn".equals(read(outlived).getString("state")));

        execute("delete from enforcement where id = '" + broken + "'");
    }

    @Test
    void what_is_counted_is_held_in_the_order_in_which_acknowledgements_hold_it() throws SQLException {
        String id = approved(confirmed(BATCHES), Map.of());
        turnUntil(() -> items(id, "released").size() == BATCHES);
        items(id, "released").reversed().forEach(account -> acknowledge(id, account, "applied", 200));

        try (Connection acknowledging = connection();
                Statement statement = acknowledging.createStatement()) {
            acknowledging.setAutoCommit(false);
            assertThat(held(statement, id, "item = 0 for update")).isEqualTo(1);
            CompletableFuture<Void> counting =
                    start(vertx, () -> cases.inTransaction(session -> enforcements.record(session, id, Some.NOON)));
            awaitSomebodyWaiting();

            assertThat(held(statement, id, "item > 0 for update nowait")).isEqualTo(BATCHES - 1);

            acknowledging.rollback();
            counting.join();
        }
        assertThat(read(id).getInt("applied")).isEqualTo(BATCHES);
    }

    /** As many as a turn takes, and each of them wants another one at once. */
    private static List<String> manyWithoutPauses() {
        String caseId = confirmed(BATCHES);
        return IntStream.range(0, A_ROUND)
                .mapToObj(_ -> approved(caseId, Map.of("batchSize", 1)))
                .toList();
    }

    private static String approved(String caseId, Map<String, ?> wish) {
        String id = requested(caseId, wish);
        approve(id);
        return id;
    }

    private static boolean isThrough(String id) {
        return items(id, "waiting").isEmpty();
    }

    private void turnUntil(BooleanSupplier done) {
        await().atMost(PATIENCE).until(() -> {
            turn();
            return done.getAsBoolean();
        });
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int held(Statement statement, String id, String which) throws SQLException {
        try (ResultSet rows = statement.executeQuery(
                "select item from enforcement_item where enforcement = '%s' and %s".formatted(id, which))) {
            int count = 0;
            while (rows.next()) {
                count++;
            }
            return count;
        }
    }

    private static void awaitSomebodyWaiting() throws SQLException {
        try (Connection looking = connection();
                Statement statement = looking.createStatement()) {
            await().atMost(PATIENCE).until(() -> {
                try (ResultSet rows = statement.executeQuery(
                        "select count(*) from pg_locks where not granted and locktype = 'transactionid'")) {
                    return rows.next() && rows.getInt(1) > 0;
                }
            });
        }
    }

    private static Connection connection() throws SQLException {
        DatabaseAccess access = SharedServers.get().postgres().database("cases");
        return access.connect(access.owner());
    }
}
