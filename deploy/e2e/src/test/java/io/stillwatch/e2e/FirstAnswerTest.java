package io.stillwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stillwatch.eventsourcing.FirstAnswer;
import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.SharedServers;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A service is not ready before its pool was answered by a real database. */
class FirstAnswerTest {

    private final DatabaseAccess database = SharedServers.get().postgres().database("cases");
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        vertx.closeAndAwait();
    }

    @Test
    void whoever_is_not_let_in_is_not_answered() {
        assertThat(new FirstAnswer(pool("wrong")).isGiven()).isFalse();
    }

    @Test
    void one_answer_is_enough_for_ever() {
        Pool pool = pool(database.owner().password());
        var answer = new FirstAnswer(pool);

        // As a probe does, which asks again where nothing came in time.
        await().atMost(Duration.ofSeconds(20)).until(answer::isGiven);
        pool.closeAndAwait();

        assertThat(answer.isGiven()).isTrue();
    }

    private Pool pool(String password) {
        return Pool.pool(
                vertx,
                PgConnectOptions.fromUri(database.reactiveUrl())
                        .setUser(database.owner().user())
                        .setPassword(password),
                new PoolOptions().setMaxSize(1));
    }
}
