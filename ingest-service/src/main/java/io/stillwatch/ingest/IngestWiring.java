package io.stillwatch.ingest;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.stillwatch.eventsourcing.ExclusiveWorker;
import io.stillwatch.eventsourcing.FencedPublisher;
import io.stillwatch.eventsourcing.Migrations;
import io.stillwatch.ingest.fingerprint.Fingerprints;
import io.stillwatch.ingest.keys.DayKeys;
import io.stillwatch.ingest.relay.Relay;
import io.stillwatch.ingest.source.Sources;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Starts and stops what works by itself: migrations, relay, retention, topics. */
@ApplicationScoped
class IngestWiring {
    static final String NDJSON = "application/x-ndjson";

    private static final String RELAY = "ingest-relay";
    private static final Duration RELAY_LOOKS_EVERY = Duration.ofMillis(250);

    @Produces
    @Singleton
    ExclusiveWorker relay(
            Pool pool,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            DayKeys keys,
            @ConfigProperty(name = "stillwatch.tick-lateness") Duration lateness,
            @ConfigProperty(name = "stillwatch.tick-idle") Duration idle,
            @ConfigProperty(name = "stillwatch.tick-behind") long mostBehind) {
        Relay.Ticks ticks = new Relay.Ticks(lateness, idle, mostBehind);
        return new ExclusiveWorker(
                RELAY,
                pool,
                connection -> new Relay(connection, new FencedPublisher(kafka, RELAY), keys, ticks),
                RELAY_LOOKS_EVERY);
    }

    /** A missing linking key, or no place for day keys, stops the start; a missing database or broker does not. */
    void start(
            @Observes StartupEvent event,
            Fingerprints fingerprints,
            DayKeys keys,
            Migrations migrations,
            ExclusiveWorker relay,
            @Identifier(ForgettingWiring.RETENTION) ExclusiveWorker retention,
            @ConfigProperty(name = "stillwatch.relay-here") boolean publishes,
            @ConfigProperty(name = "stillwatch.retention-here") boolean purges,
            Sources sources) {
        migrations.andThen(() -> {
            if (publishes) {
                relay.start();
            }
            if (purges) {
                retention.start();
            }
            sources.start();
        });
        migrations.start();
    }

    void stop(
            @Observes ShutdownEvent event,
            Migrations migrations,
            ExclusiveWorker relay,
            @Identifier(ForgettingWiring.RETENTION) ExclusiveWorker retention,
            Sources sources) {
        migrations.close();
        retention.close();
        sources.close();
        relay.close();
    }
}
