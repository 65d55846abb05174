package io.stillwatch.cases.progress;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** What waits on the topics that this service reads; empty while the broker does not say. */
@ApplicationScoped
class Backlogs {

    private static final Logger LOG = Logger.getLogger(Backlogs.class);

    private final Backlog campaignEvents;
    private final Backlog accountFacts;
    private final Vertx vertx;

    Backlogs(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "mp.messaging.incoming.campaign-events.group.id") String campaignEvents,
            @ConfigProperty(name = "mp.messaging.incoming.accounts.group.id") String accountFacts,
            @ConfigProperty(name = "stillwatch.progress-within") Duration patience,
            Vertx vertx) {
        this.campaignEvents = new Backlog(kafka, "campaign-events", campaignEvents, patience);
        this.accountFacts = new Backlog(kafka, "accounts", accountFacts, patience);
        this.vertx = vertx;
    }

    Uni<Optional<Backlog.Standing>> campaignEvents() {
        return ask(campaignEvents);
    }

    Uni<Optional<Backlog.Standing>> accountFacts() {
        return ask(accountFacts);
    }

    @PreDestroy
    void close() {
        campaignEvents.close();
        accountFacts.close();
    }

    /** On a worker thread, because Kafka's client blocks; the answer comes back to the event loop. */
    private Uni<Optional<Backlog.Standing>> ask(Backlog backlog) {
        return Uni.createFrom()
                .completionStage(() ->
                        vertx.executeBlocking(() -> standing(backlog), false).toCompletionStage());
    }

    private static Optional<Backlog.Standing> standing(Backlog backlog) {
        try {
            return Optional.of(backlog.standing());
        } catch (KafkaException e) {
            LOG.debug("The broker does not say how much waits", e);
            return Optional.empty();
        }
    }
}
