package io.stillwatch.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.stillwatch.eventsourcing.ExclusiveWorker;
import io.stillwatch.eventsourcing.FencedPublisher;
import io.stillwatch.eventsourcing.Migrations;
import io.stillwatch.ingest.event.AccountFactRecorded;
import io.stillwatch.ingest.event.InteractionRecorded;
import io.stillwatch.ingest.fingerprint.Fingerprints;
import io.stillwatch.ingest.fingerprint.LinkingKey;
import io.stillwatch.ingest.intake.Intake;
import io.stillwatch.ingest.reading.AccountFactReader;
import io.stillwatch.ingest.reading.InteractionReader;
import io.stillwatch.ingest.reading.Times;
import io.stillwatch.ingest.relay.Relay;
import io.stillwatch.ingest.store.Kind;
import io.stillwatch.ingest.store.Row;
import io.stillwatch.ingest.store.Store;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;

/** Puts the parts together; the only place that knows them all. */
@ApplicationScoped
class IngestWiring {
    static final String NDJSON = "application/x-ndjson";

    private static final String RELAY = "ingest-relay";
    private static final Duration RELAY_LOOKS_EVERY = Duration.ofMillis(250);
    private static final int FIRST_EPOCH = 1;

    @Produces
    @Singleton
    Fingerprints fingerprints(@ConfigProperty(name = "stillwatch.linking-key-file") Path file) {
        return new Fingerprints(LinkingKey.read(file, FIRST_EPOCH));
    }

    @Produces
    @Singleton
    Times times() {
        return new Times(Clock.systemUTC());
    }

    @Produces
    @Singleton
    Intake.Way<InteractionRecorded> interactions(Fingerprints fingerprints, Times times) {
        return new Intake.Way<>(Kind.INTERACTION, InteractionReader.with(fingerprints, times), Row::of);
    }

    @Produces
    @Singleton
    Intake.Way<AccountFactRecorded> facts(Fingerprints fingerprints, Times times) {
        return new Intake.Way<>(Kind.ACCOUNT_FACT, AccountFactReader.with(fingerprints, times), Row::of);
    }

    @Produces
    @Singleton
    Migrations migrations(Flyway flyway) {
        return new Migrations(flyway);
    }

    @Produces
    @Singleton
    ExclusiveWorker relay(
            Pool pool,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "stillwatch.tick-lateness") Duration lateness,
            @ConfigProperty(name = "stillwatch.tick-idle") Duration idle) {
        Relay.Ticks ticks = new Relay.Ticks(lateness, idle);
        return new ExclusiveWorker(
                RELAY,
                pool,
                connection -> new Relay(connection, new FencedPublisher(kafka, RELAY), ticks),
                RELAY_LOOKS_EVERY);
    }

    @Produces
    @Singleton
    Intake intake(
            Pool pool,
            Migrations migrations,
            ExclusiveWorker relay,
            MeterRegistry metrics,
            @ConfigProperty(name = "stillwatch.body-limit") int bodyBytes,
            @ConfigProperty(name = "stillwatch.bytes-in-hand") long bytesInHand,
            @ConfigProperty(name = "stillwatch.store-patience") Duration patience) {
        Intake.Limits limits = new Intake.Limits(bodyBytes, bytesInHand, patience);
        return new Intake(new Store(pool), migrations::areDone, relay::wake, limits, metrics);
    }

    /** A missing linking key stops the start; a missing database or broker does not. */
    void start(@Observes StartupEvent event, Fingerprints fingerprints, Migrations migrations, ExclusiveWorker relay) {
        migrations.andThen(relay::start).start();
    }

    void stop(@Observes ShutdownEvent event, Migrations migrations, ExclusiveWorker relay) {
        migrations.close();
        relay.close();
    }
}
