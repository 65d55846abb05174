package io.stillwatch.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.stillwatch.eventsourcing.ExclusiveWorker;
import io.stillwatch.eventsourcing.FencedPublisher;
import io.stillwatch.eventsourcing.Migrations;
import io.stillwatch.ingest.enrichment.Enrichment;
import io.stillwatch.ingest.event.AccountFactRecorded;
import io.stillwatch.ingest.event.InteractionRecorded;
import io.stillwatch.ingest.fingerprint.Fingerprints;
import io.stillwatch.ingest.fingerprint.LinkingKey;
import io.stillwatch.ingest.history.History;
import io.stillwatch.ingest.history.Link;
import io.stillwatch.ingest.intake.Budget;
import io.stillwatch.ingest.intake.Intake;
import io.stillwatch.ingest.keys.DayKeys;
import io.stillwatch.ingest.otlp.Export;
import io.stillwatch.ingest.otlp.Senders;
import io.stillwatch.ingest.otlp.Whole;
import io.stillwatch.ingest.reading.AccountFactReader;
import io.stillwatch.ingest.reading.InteractionReader;
import io.stillwatch.ingest.reading.Times;
import io.stillwatch.ingest.relay.Relay;
import io.stillwatch.ingest.source.Sources;
import io.stillwatch.ingest.source.TopicSource;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;

/** Puts the parts together; the only place that knows them all. */
@ApplicationScoped
class IngestWiring {
    static final String NDJSON = "application/x-ndjson";

    private static final String RELAY = "ingest-relay";
    private static final Duration RELAY_LOOKS_EVERY = Duration.ofMillis(250);

    @Produces
    @Singleton
    Fingerprints fingerprints(
            @ConfigProperty(name = "stillwatch.linking-key-file") Path file,
            @ConfigProperty(name = "stillwatch.linking-key-epoch") int epoch) {
        return new Fingerprints(LinkingKey.read(file, epoch));
    }

    /** Of the epoch before, for one look-back after a rotation. */
    @Produces
    @Singleton
    Rotation rotation(
            @ConfigProperty(name = "stillwatch.previous-linking-key-file") Optional<Path> file,
            @ConfigProperty(name = "stillwatch.linking-key-epoch") int epoch) {
        return new Rotation(file.map(key -> new Fingerprints(LinkingKey.read(key, epoch - 1))));
    }

    /** The previous key, while both are in use. */
    record Rotation(Optional<Fingerprints> previous) {}

    @Produces
    @Singleton
    Times times(@ConfigProperty(name = "stillwatch.retention") Duration kept) {
        return new Times(Clock.systemUTC(), kept);
    }

    @Produces
    @Singleton
    Intake.Way<InteractionRecorded> interactions(
            Fingerprints fingerprints, Rotation rotation, Enrichment enrichment, Times times) {
        return new Intake.Way<>(
                Kind.INTERACTION,
                InteractionReader.with(fingerprints, rotation.previous(), enrichment, times),
                Row::of);
    }

    @Produces
    @Singleton
    Intake.Way<AccountFactRecorded> facts(
            Fingerprints fingerprints, Rotation rotation, Enrichment enrichment, Times times) {
        return new Intake.Way<>(
                Kind.ACCOUNT_FACT,
                AccountFactReader.with(fingerprints, rotation.previous(), enrichment, times),
                Row::of);
    }

    @Produces
    @Singleton
    Migrations migrations(Flyway flyway, @ConfigProperty(name = "stillwatch.migrations") Migrations.Where where) {
        return new Migrations(flyway, where);
    }

    @Produces
    @Singleton
    ExclusiveWorker relay(
            Pool pool,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            DayKeys keys,
            @ConfigProperty(name = "stillwatch.tick-lateness") Duration lateness,
            @ConfigProperty(name = "stillwatch.tick-idle") Duration idle) {
        Relay.Ticks ticks = new Relay.Ticks(lateness, idle);
        return new ExclusiveWorker(
                RELAY,
                pool,
                connection -> new Relay(connection, new FencedPublisher(kafka, RELAY), keys, ticks),
                RELAY_LOOKS_EVERY);
    }

    @Produces
    @Singleton
    Budget budget(@ConfigProperty(name = "stillwatch.bytes-in-hand") long bytes) {
        return new Budget(bytes);
    }

    @Produces
    @Singleton
    Intake intake(
            Pool pool,
            DayKeys keys,
            Migrations migrations,
            ExclusiveWorker relay,
            MeterRegistry metrics,
            Budget budget,
            @ConfigProperty(name = "stillwatch.body-limit") long bodyBytes,
            @ConfigProperty(name = "stillwatch.store-patience") Duration patience) {
        Intake.Limits limits = new Intake.Limits(bodyBytes, patience);
        return new Intake(new Store(pool, keys), migrations::areDone, relay::wake, budget, limits, metrics);
    }

    @Produces
    @Singleton
    Export export(
            Intake intake,
            Intake.Way<InteractionRecorded> interactions,
            Budget budget,
            MeterRegistry metrics,
            @ConfigProperty(name = "stillwatch.otlp.body-limit") int bytes,
            @ConfigProperty(name = "stillwatch.otlp.account-attributes") List<String> account,
            @ConfigProperty(name = "stillwatch.otlp.end-user-attributes") List<String> endUser,
            @ConfigProperty(name = "stillwatch.otlp.credential-attributes") List<String> credential,
            @ConfigProperty(name = "stillwatch.otlp.content-in-events") boolean contentInEvents) {
        Senders senders = new Senders(account, endUser, credential, contentInEvents);
        return new Export(intake, interactions, senders, new Whole(bytes, budget), metrics);
    }

    @Produces
    @Singleton
    History history(
            Pool pool, DayKeys keys, @ConfigProperty(name = "stillwatch.interaction-link") Optional<String> link) {
        return new History(pool, keys, new Link(link));
    }

    @Produces
    @Singleton
    Sources sources(
            Intake intake,
            Intake.Way<InteractionRecorded> interactions,
            Intake.Way<AccountFactRecorded> facts,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "stillwatch.source.group") String group,
            @ConfigProperty(name = "stillwatch.source.interactions-topic") Optional<String> traffic,
            @ConfigProperty(name = "stillwatch.source.accounts-topic") Optional<String> accounts) {
        return new Sources(Stream.concat(
                        traffic.map(topic -> new TopicSource(kafka, topic, group, intake, interactions)).stream(),
                        accounts.map(topic -> new TopicSource(kafka, topic, group, intake, facts)).stream())
                .toList());
    }

    /** A missing linking key, or no place for day keys, stops the start; a missing database or broker does not. */
    void start(
            @Observes StartupEvent event,
            Fingerprints fingerprints,
            DayKeys keys,
            Migrations migrations,
            ExclusiveWorker relay,
            @Identifier(ForgettingWiring.RETENTION) ExclusiveWorker retention,
            @ConfigProperty(name = "stillwatch.retention-here") boolean purges,
            Sources sources) {
        migrations.andThen(() -> {
            relay.start();
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
