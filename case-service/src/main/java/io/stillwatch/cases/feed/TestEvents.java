package io.stillwatch.cases.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.CaseEventNames;
import io.stillwatch.cases.publish.CaseEventsTopic;
import io.stillwatch.eventsourcing.Envelope;
import io.stillwatch.eventsourcing.Outbox;
import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.eventsourcing.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.reactive.mutiny.Mutiny;

/** Publishes an event that means nothing but goes the way that all go, for subscribers to see that it reaches them. */
@ApplicationScoped
class TestEvents {

    static final String TYPE = "subscriber-test.v1";

    /** One a second: they are kept for ever, as everything published is. */
    private static final String NEXT = """
            insert into feed_test (subscriber, sequence, asked_at) values (:subscriber, 1, now())
            on conflict (subscriber) do update set sequence = feed_test.sequence + 1, asked_at = now()
            where feed_test.asked_at < now() - interval '1 second'
            returning sequence""";

    private static final int DIGITS = 16;

    private final Mutiny.SessionFactory sessions;
    private final Couriers couriers;
    private final Clock clock;

    TestEvents(Mutiny.SessionFactory sessions, Couriers couriers, Clock clock) {
        this.sessions = sessions;
        this.couriers = couriers;
        this.clock = clock;
    }

    /** The event that was published. */
    @Schema(name = "TestEvent")
    record Asked(
            @Schema(required = true, examples = TYPE) String type,

            @Schema(required = true, description = "Subject of the event: a digest of the token's subject.")
            String subject,

            @Schema(required = true, description = "Its number among the test events of this subscriber.")
            long sequence) {}

    /** Body of {@code subscriber-test.v1}. */
    @RegisterForReflection
    record Test(String subscriber, Instant askedAt) {}

    Uni<Asked> publish(String caller) {
        String subject = "subscriber_" + digest(caller);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return sessions.withStatelessTransaction(session -> number(session, subject)
                        .call(sequence -> Outbox.add(
                                session,
                                CaseEventsTopic.NAME,
                                List.of(Envelope.sequenced(
                                        "case-service", TYPE, subject, sequence, now, body(subject, now))))))
                .invoke(couriers::wake)
                .map(sequence -> new Asked(TYPE, subject, sequence));
    }

    private static Uni<Long> number(Mutiny.StatelessSession session, String subject) {
        return session.createNativeQuery(NEXT, Long.class)
                .setParameter("subscriber", subject)
                .getResultList()
                .map(rows -> {
                    if (rows.isEmpty()) {
                        throw Problem.of("too-many-test-events", 429, "One test event a second", null)
                                .asException();
                    }
                    return rows.getFirst();
                });
    }

    private static byte[] body(String subject, Instant now) {
        try {
            return CaseEventNames.JSON.writeValueAsBytes(new Test(subject, now));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String digest(String caller) {
        return Sha256.hex(caller).substring(0, DIGITS);
    }
}
