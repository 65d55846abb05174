package io.stillwatch.cases.progress;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalLong;
import org.apache.kafka.common.KafkaException;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Asks broker and database how much is done and how much waits, when asked. */
@ApplicationScoped
class ProgressReport {

    private static final Logger LOG = Logger.getLogger(ProgressReport.class);
    private static final String COUNTS = """
            select (select count(*) from inbox where source like 'campaign-events:%'),
                   (select count(*) from outbox)
                       + (select coalesce(max(position), 0) from feed) - (select position from feed_published)""";

    private final Mutiny.SessionFactory sessions;
    private final CampaignBacklog backlog;
    private final Vertx vertx;

    ProgressReport(Mutiny.SessionFactory sessions, CampaignBacklog backlog, Vertx vertx) {
        this.sessions = sessions;
        this.backlog = backlog;
        this.vertx = vertx;
    }

    /** The backlog is counted first: what leaves it meanwhile is in the outbox by the time that is counted. */
    Uni<Progress> now() {
        return waiting().chain(waiting -> counts().map(counts -> progress(waiting, counts)));
    }

    /** On a worker thread, because Kafka's client blocks; the answer comes back to the event loop. */
    private Uni<OptionalLong> waiting() {
        return Uni.createFrom()
                .completionStage(
                        () -> vertx.executeBlocking(this::askTheBroker, false).toCompletionStage());
    }

    private OptionalLong askTheBroker() {
        try {
            return OptionalLong.of(backlog.waiting());
        } catch (KafkaException e) {
            LOG.debug("The broker does not say how much waits", e);
            return OptionalLong.empty();
        }
    }

    private Uni<Object[]> counts() {
        return sessions.withStatelessSession(
                session -> session.createNativeQuery(COUNTS, Object[].class).getSingleResult());
    }

    private static Progress progress(OptionalLong waiting, Object[] counts) {
        long handled = ((Number) counts[0]).longValue();
        long unpublished = ((Number) counts[1]).longValue();
        return new Progress(handled, waiting.isPresent() ? waiting.getAsLong() + unpublished : null);
    }
}
