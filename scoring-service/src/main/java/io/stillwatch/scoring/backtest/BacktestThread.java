package io.stillwatch.scoring.backtest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.stillwatch.eventsourcing.ExclusiveWorker;
import io.stillwatch.scoring.progress.ProgressLog;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;

/** One instance at a time runs backtests. */
@ApplicationScoped
class BacktestThread {

    private static final Duration IDLE = Duration.ofMillis(500);

    private final ExclusiveWorker worker;

    BacktestThread(Pool pool, @Identifier("default-kafka-broker") Map<String, Object> kafka, ObjectMapper json) {
        worker = new ExclusiveWorker(
                "scoring-backtests",
                pool,
                connection -> new BacktestWorker(new StoreConnection(connection), kafka, ProgressLog.INPUT, json),
                IDLE);
    }

    void start(@Observes StartupEvent event) {
        worker.start();
    }

    void stop(@Observes ShutdownEvent event) {
        worker.close();
    }
}
