package io.stillwatch.cases.requests;

import io.stillwatch.eventsourcing.ExclusiveWorker;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Forgets answers to idempotency keys that nobody will send again, a thousand at a time, on one instance. */
@Singleton
public final class AnswerPurge implements AutoCloseable {

    private static final String PURGE = "select purge_answers(make_interval(secs => $1), 1000)";
    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ExclusiveWorker worker;

    AnswerPurge(Pool pool, @ConfigProperty(name = "stillwatch.answers-kept", defaultValue = "30d") Duration kept) {
        this.worker =
                new ExclusiveWorker("case-service-purge", pool, connection -> new Purging(connection, kept), PAUSE);
    }

    public void start() {
        worker.start();
    }

    @Override
    public void close() {
        worker.close();
    }

    /** One step deletes as many as a transaction takes in milliseconds. */
    private record Purging(SqlConnection database, Duration kept) implements ExclusiveWorker.Shift {

        @Override
        public boolean work() {
            return database.preparedQuery(PURGE)
                            .execute(Tuple.of((double) kept.toSeconds()))
                            .await()
                            .atMost(PATIENCE)
                            .iterator()
                            .next()
                            .getInteger(0)
                    > 0;
        }

        @Override
        public void close() {}
    }
}
