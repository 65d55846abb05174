package io.stillwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stillwatch.local.ServiceProcess;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * One of two instances publishes for both, and both read a topic, each some of its partitions. Whatever becomes of one, the other goes on where that
 * was: all is published, in the order of each account, at positions without a gap, and what is published again has the position that it had.
 */
@Order(2)
class TwoIngestsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String WAITING =
            "select count(*) from pg_locks where relation = 'readings'::regclass and not granted";

    private static TwoIngests ingests;

    @BeforeAll
    static void start() throws IOException {
        // Its tests take longest, so its start goes first.
        RunningSuite.shared();
        ingests = TwoIngests.start();
    }

    @AfterAll
    static void stop() {
        ingests.close();
    }

    @Test
    void when_the_one_that_publishes_is_killed_the_other_goes_on_exactly_there()
            throws ExecutionException, InterruptedException, SQLException {
        try (GatewayTopic gateway = GatewayTopic.fills(TwoIngests.TOPIC, ingests.broker())) {
            long before = published();
            await().atMost(PATIENCE).until(() -> published() > before + 200);
            ServiceProcess killed = ingests.publishing();

            killed.kill();

            ingests.awaitOtherPublishing(killed);
            killed.restart();
            killed.awaitReady();
            assertAllOfIt(gateway, before);
        }
    }

    @Test
    void one_that_stood_still_finds_its_place_taken_and_changes_nothing_any_more()
            throws ExecutionException, InterruptedException, IOException, SQLException {
        try (GatewayTopic gateway = GatewayTopic.fills(TwoIngests.TOPIC, ingests.broker())) {
            long before = published();
            await().atMost(PATIENCE).until(() -> published() > before + 200);
            ServiceProcess still = ingests.publishing();

            TwoIngests.signal(still, "STOP");
            try {
                ingests.awaitOtherPublishing(still);
                long taken = published();
                await().atMost(PATIENCE).until(() -> published() > taken + 200);
            } finally {
                TwoIngests.signal(still, "CONT");
            }

            ingests.awaitSaid(still, "ingest-relay stops and starts over");
            assertThat(ingests.publishing()).isNotEqualTo(still);
            assertAllOfIt(gateway, before);
        }
    }

    /** The erasure notes who asked, in a table that is locked until a connection that wants nothing has been hung up on. */
    @Test
    void who_waits_for_an_answer_is_not_hung_up_on() throws IOException, SQLException {
        try (Connection owner = ingests.owner();
                Statement sql = owner.createStatement()) {
            owner.setAutoCommit(false);
            sql.execute("lock table readings");
            CompletableFuture<HttpResponse<String>> erasure = ingests.erase("acct_1");
            await().atMost(PATIENCE).until(() -> ingests.number(WAITING) == 1);
            try (Socket idle = ingests.idleConnection()) {
                assertThat(idle.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(erasure).isNotDone();

            owner.rollback();

            assertThat(erasure.join().statusCode()).isEqualTo(200);
        }
    }

    private static long published() throws SQLException {
        return ingests.number("select coalesce(max(position), 0) from relay");
    }

    private static void assertAllOfIt(GatewayTopic gateway, long before) throws InterruptedException, SQLException {
        int sent = gateway.stop();
        await().atMost(PATIENCE).until(() -> published() >= before + sent);

        List<Published.Event> all = Published.on("interactions", ingests.broker()).stream()
                .filter(event -> event.type().equals("interaction-recorded.v1"))
                .toList();
        assertEachHasOnePosition(all);
        for (int account = 0; account < GatewayTopic.ACCOUNTS; account++) {
            String name = gateway.account(account);
            assertThat(all.stream()
                            .filter(event -> event.key().equals(name))
                            .map(event -> event.id().split("/", 2)[1])
                            .distinct())
                    .isEqualTo(gateway.ids(account));
        }
    }

    private static void assertEachHasOnePosition(List<Published.Event> all) {
        var positions = new TreeMap<Long, String>();
        for (Published.Event event : all) {
            long position = Long.parseLong(String.valueOf(event.position()));
            assertThat(positions.merge(position, event.id(), (first, _) -> first))
                    .isEqualTo(event.id());
        }
        assertThat(positions.values()).doesNotHaveDuplicates();
        assertThat(positions.keySet())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, positions.size()).boxed().toList());
    }
}
