package io.stillwatch.cases;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.stillwatch.cases.domain.CaseDecider;
import io.stillwatch.cases.publish.CaseEventsTopic;
import io.stillwatch.cases.queue.QueueProjection;
import io.stillwatch.eventsourcing.Aggregates;
import io.stillwatch.eventsourcing.EventLog;
import io.stillwatch.eventsourcing.ExclusiveWorker;
import io.stillwatch.eventsourcing.FencedPublisher;
import io.stillwatch.eventsourcing.Migrations;
import io.stillwatch.eventsourcing.OutboxRelay;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.hibernate.reactive.mutiny.Mutiny;

/** Puts the parts together, and starts and stops those that work by themselves. */
@ApplicationScoped
class CaseWiring {

    private static final String RELAY = "case-service-relay";
    private static final Duration UNASKED = Duration.ofSeconds(1);

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Cases cases(Mutiny.SessionFactory sessions, Clock clock, ExclusiveWorker relay) {
        var topic = new CaseEventsTopic();
        var queue = new QueueProjection();
        return new Cases(
                new Aggregates<>(
                        sessions,
                        new CaseDecider(),
                        new EventLog<>(CaseEventNames.all(), clock),
                        (session, recorded) -> topic.of(session, recorded).chain(() -> queue.of(session, recorded))),
                relay::wake);
    }

    @Produces
    @Singleton
    ExclusiveWorker relay(Pool pool, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        return new ExclusiveWorker(
                RELAY, pool, connection -> new OutboxRelay(connection, new FencedPublisher(kafka, RELAY)), UNASKED);
    }

    @Produces
    @Singleton
    Migrations migrations(Flyway flyway) {
        return new Migrations(flyway);
    }

    void start(@Observes StartupEvent started, Migrations migrations, ExclusiveWorker relay) {
        migrations.andThen(relay::start).start();
    }

    void stop(@Observes ShutdownEvent stopped, Migrations migrations, ExclusiveWorker relay) {
        migrations.close();
        relay.close();
    }
}
