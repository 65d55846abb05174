package io.stillwatch.scoring.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.stillwatch.eventsourcing.ExclusiveWorker;
import io.stillwatch.eventsourcing.KeyedRelay;
import io.stillwatch.eventsourcing.Migrations;
import io.stillwatch.eventsourcing.OutboxRelay;
import io.stillwatch.scoring.progress.ProgressLog;
import io.stillwatch.scoring.ruling.Feedback;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What runs beside the requests: the migrations, the pipeline, and the relay that publishes what the pipeline decided. */
@ApplicationScoped
class ScoringWorkers {

    private static final Duration RELAY_IDLE = Duration.ofMillis(500);

    /** The pipeline and the feedback wait for records by themselves. */
    private static final Duration PIPELINE_IDLE = Duration.ofMillis(1);

    /** Of the instances that share the account stage. */
    private static final String GROUP = "scoring-accounts";

    /** Half a megabyte each, before partitions that are ahead of the others have to rest. */
    private static final int BLOCKS_HELD_AT_MOST = 100;

    private final Migrations migrations;
    private final ExclusiveWorker relay;
    private final ExclusiveWorker pipeline;
    private final ExclusiveWorker accounts;
    private final ExclusiveWorker feedback;
    private final boolean spread;

    ScoringWorkers(
            Migrations migrations,
            Pool pool,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            ObjectMapper json,
            EngineGauges gauges,
            @ConfigProperty(name = "stillwatch.scoring.checkpoint-every") Duration checkpointEvery,
            @ConfigProperty(name = "stillwatch.scoring.hold-at-most") int holdAtMost,
            @ConfigProperty(name = "stillwatch.scoring.audits-a-day") int auditsADay,
            @ConfigProperty(name = "stillwatch.scoring.spread") boolean spread,
            @ConfigProperty(name = "stillwatch.scoring.set-aside-format") OptionalInt setAside,
            @ConfigProperty(name = "stillwatch.scoring.instance") String instance) {
        List<String> topics = spread ? List.of(ProgressLog.BLOCKS) : ProgressLog.INPUT;
        int held = spread ? BLOCKS_HELD_AT_MOST : holdAtMost;
        // Who shares the accounts would go on from account stages, and from blocks, that know of what the engine has
        // forgotten.
        OptionalInt ofOne = spread ? OptionalInt.empty() : setAside;
        Opening opening =
                new Opening(kafka, topics, spread, json, checkpointEvery, held, auditsADay, ofOne, gauges::see);
        AccountOpening stages = new AccountOpening(
                kafka, ProgressLog.INPUT, ProgressLog.BLOCKS, GROUP, instance, json, checkpointEvery, holdAtMost);
        this.migrations = migrations.andThen(this::work);
        relay = new ExclusiveWorker(
                "scoring-outbox",
                pool,
                connection -> new OutboxRelay(connection, KeyedRelay.publisher(kafka, "scoring-outbox")),
                RELAY_IDLE);
        pipeline = new ExclusiveWorker(
                "scoring-pipeline",
                pool,
                connection -> opening.open(new StoreConnection(connection), relay::wake),
                PIPELINE_IDLE);
        accounts = new ExclusiveWorker(
                GROUP + "-" + instance,
                pool,
                connection -> stages.open(new StoreConnection(connection)),
                PIPELINE_IDLE);
        this.spread = spread;
        feedback = new ExclusiveWorker(
                "scoring-feedback",
                pool,
                connection -> new Feedback(new StoreConnection(connection), kafka, Feedback.TOPICS, json),
                PIPELINE_IDLE);
    }

    void start(@Observes StartupEvent event) {
        migrations.start();
    }

    private void work() {
        relay.start();
        pipeline.start();
        feedback.start();
        if (spread) {
            accounts.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        feedback.close();
        accounts.close();
        pipeline.close();
        relay.close();
        migrations.close();
    }
}
