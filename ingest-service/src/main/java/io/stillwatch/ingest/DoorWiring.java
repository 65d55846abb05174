package io.stillwatch.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import io.stillwatch.eventsourcing.ExclusiveWorker;
import io.stillwatch.eventsourcing.Migrations;
import io.stillwatch.eventsourcing.audit.ReadingLog;
import io.stillwatch.ingest.event.AccountFactRecorded;
import io.stillwatch.ingest.event.InteractionRecorded;
import io.stillwatch.ingest.history.History;
import io.stillwatch.ingest.history.Link;
import io.stillwatch.ingest.intake.Arrivals;
import io.stillwatch.ingest.intake.Budget;
import io.stillwatch.ingest.intake.Intake;
import io.stillwatch.ingest.keys.DayKeys;
import io.stillwatch.ingest.messages.HeldMessages;
import io.stillwatch.ingest.otlp.Export;
import io.stillwatch.ingest.otlp.Senders;
import io.stillwatch.ingest.otlp.Whole;
import io.stillwatch.ingest.source.Sources;
import io.stillwatch.ingest.source.TopicSource;
import io.stillwatch.ingest.store.Days;
import io.stillwatch.ingest.store.Places;
import io.stillwatch.ingest.store.Store;
import io.stillwatch.ingest.store.Turns;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts together the ways in and the way back out: requests, telemetry, topics, history. */
@ApplicationScoped
class DoorWiring {
    @Produces
    @Singleton
    Budget budget(@ConfigProperty(name = "stillwatch.bytes-in-hand") long bytes, Arrivals bodies) {
        return new Budget(bytes, bodies);
    }

    @Produces
    @Singleton
    Arrivals arrivals(@ConfigProperty(name = "stillwatch.bodies-in-hand") int most) {
        return new Arrivals(most);
    }

    @Produces
    @Singleton
    Intake intake(
            Pool pool,
            Days days,
            Migrations migrations,
            ExclusiveWorker relay,
            MeterRegistry metrics,
            Budget budget,
            @ConfigProperty(name = "stillwatch.body-limit") long bodyBytes,
            @ConfigProperty(name = "stillwatch.quarantine-a-body") int ofABody,
            @ConfigProperty(name = "stillwatch.quarantine-an-hour") int ofASender,
            @ConfigProperty(name = "stillwatch.store-patience") Duration patience) {
        Intake.Limits limits = new Intake.Limits(bodyBytes, ofABody, ofASender, patience);
        return new Intake(new Store(pool, days), migrations::areDone, relay::wake, budget, limits, metrics);
    }

    @Produces
    @Singleton
    Export export(
            Intake intake,
            Intake.Way<InteractionRecorded> interactions,
            Budget budget,
            HeldMessages held,
            MeterRegistry metrics,
            @ConfigProperty(name = "stillwatch.otlp.body-limit") int bytes,
            @ConfigProperty(name = "stillwatch.otlp.account-attributes") List<String> account,
            @ConfigProperty(name = "stillwatch.otlp.end-user-attributes") List<String> endUser,
            @ConfigProperty(name = "stillwatch.otlp.credential-attributes") List<String> credential,
            @ConfigProperty(name = "stillwatch.otlp.content-in-events") boolean contentInEvents) {
        Senders senders = new Senders(account, endUser, credential, contentInEvents);
        return new Export(intake, interactions, senders, held, new Whole(bytes, budget), metrics);
    }

    @Produces
    @Singleton
    Days days(Pool pool, DayKeys keys, @ConfigProperty(name = "stillwatch.store-patience") Duration patience) {
        return new Days(pool, keys, patience);
    }

    @Produces
    @Singleton
    HeldMessages held(
            Pool pool, DayKeys keys, Days days, @ConfigProperty(name = "stillwatch.store-patience") Duration patience) {
        return new HeldMessages(pool, keys, days, patience);
    }

    @Produces
    @Singleton
    ReadingLog readings(Pool pool, @ConfigProperty(name = "stillwatch.store-patience") Duration patience) {
        return new ReadingLog(pool, patience);
    }

    @Produces
    @Singleton
    History history(
            Pool pool,
            Vertx vertx,
            DayKeys keys,
            ReadingLog readings,
            @ConfigProperty(name = "stillwatch.interaction-link") Optional<String> link,
            @ConfigProperty(name = "stillwatch.histories-in-hand") int atOnce,
            @ConfigProperty(name = "stillwatch.history-patience") Duration slowest) {
        return new History(pool, vertx, keys, new Link(link), readings, new Turns(Places.shared(atOnce)), slowest);
    }

    @Produces
    @Singleton
    Sources sources(
            Intake intake,
            Budget budget,
            Intake.Way<InteractionRecorded> interactions,
            Intake.Way<AccountFactRecorded> facts,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "stillwatch.source.group") String group,
            @ConfigProperty(name = "stillwatch.source.interactions-topic") Optional<String> traffic,
            @ConfigProperty(name = "stillwatch.source.accounts-topic") Optional<String> accounts) {
        return new Sources(Stream.concat(
                        traffic
                                .map(topic -> new TopicSource(kafka, topic, group, intake, budget, interactions))
                                .stream(),
                        accounts.map(topic -> new TopicSource(kafka, topic, group, intake, budget, facts)).stream())
                .toList());
    }
}
