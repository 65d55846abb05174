package io.stillwatch.scoring.backtest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.stillwatch.eventsourcing.ExclusiveWorker;
import io.stillwatch.eventsourcing.Migrations;
import io.stillwatch.scoring.progress.ProgressLog;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.Map;

/** One instance at a time runs backtests. */
@ApplicationScoped
class BacktestThread {

    private static final Duration IDLE = Duration.ofMillis(500);

    /** Before the workers' own, which starts the migrations. */
    private static final int EARLY = Interceptor.Priority.LIBRARY_BEFORE;

    private final Migrations migrations;
    private final ExclusiveWorker worker;

    BacktestThread(
            Migrations migrations,
            Pool pool,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            ObjectMapper json) {
        this.migrations = migrations;
        worker = new ExclusiveWorker(
                "scoring-backtests",
                pool,
                connection -> new BacktestWorker(new StoreConnection(connection), kafka, ProgressLog.INPUT, json),
                IDLE);
    }

    void start(@Observes @Priority(EARLY) StartupEvent event) {
        migrations.andThen(worker::start);
    }

    void stop(@Observes ShutdownEvent event) {
        worker.close();
    }
}
