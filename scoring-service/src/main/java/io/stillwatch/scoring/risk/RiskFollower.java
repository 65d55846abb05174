package io.stillwatch.scoring.risk;

import static org.jboss.logging.Logger.Level.DEBUG;
import static org.jboss.logging.Logger.Level.WARN;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Keeps the {@link RiskView} of this instance up to date, whichever instance scores. */
@ApplicationScoped
class RiskFollower {

    private static final Logger LOG = Logger.getLogger(RiskFollower.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration CONFIRM_EVERY = Duration.ofMillis(500);

    /**
     * What waits in the outbox is decided and not yet in the topics: then nobody can say what is known as of the tick. Least of all where the topics
     * are not those that risks were told on, or all of them are being told again.
     */
    private static final String PUBLISHED = """
            select t.tick, watermark, policy, baseline,
                exists (select 1 from outbox where topic = any($1)) as waiting,
                exists (select 1 from risk_topic k join outbox o on o.topic = k.name and o.id <= k.told_up_to) as telling,
                exists (select 1 from risk_topic where id <> all($2)) as lost
            from verdict_tick t
            left join lateral (select policy, baseline from policy_change where tick <= t.tick order by id desc limit 1) p on true""";

    private final Map<String, Object> kafka;
    private final Pool pool;
    private final RiskView view;
    private final Runnable unreadable;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("risk-view").daemon().unstarted(this::run);
    private long confirmedAt = System.nanoTime();
    private boolean told;

    RiskFollower(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Pool pool,
            RiskView view,
            MeterRegistry metrics) {
        this.kafka = kafka;
        this.pool = pool;
        this.view = view;
        this.unreadable =
                () -> metrics.counter("stillwatch.scoring.risks.unreadable").increment();
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        closed.countDown();
        thread.join(PATIENCE);
    }

    private void run() {
        while (!isClosed(Duration.ZERO)) {
            try (RiskTopics topics = new RiskTopics(kafka, view, unreadable)) {
                follow(topics);
            } catch (RuntimeException e) {
                LOG.logf(told ? DEBUG : WARN, "Risks can't be followed, trying again: %s", e.getMessage());
                told = true;
                isClosed(PAUSE);
            }
        }
    }

    private void follow(RiskTopics topics) {
        while (!isClosed(Duration.ZERO)) {
            topics.read();
            if (System.nanoTime() - confirmedAt > CONFIRM_EVERY.toNanos()) {
                confirm(topics);
                confirmedAt = System.nanoTime();
                told = false;
            }
        }
    }

    /** First what is published, then whether it is here: what happens in between can only make this say less. */
    void confirm(RiskTopics topics) {
        Optional<Published> published = published(topics);
        if (published.filter(Published::lost).isPresent()) {
            throw new IllegalStateException("the topics are not those that risks were told on");
        }
        if (topics.isAtTheEnd() && published.filter(Published::telling).isEmpty()) {
            view.isNowComplete();
            published.filter(all -> !all.waiting()).map(Published::asOf).ifPresent(view::confirm);
        }
    }

    /**
     * What the store says.
     *
     * @param waiting whether something is decided that is not in the topics yet
     * @param telling whether that is among what is told again
     * @param lost whether risks were told on other topics than these
     */
    private record Published(AsOf asOf, boolean waiting, boolean telling, boolean lost) {
        static Published of(Row row) {
            return new Published(
                    AsOf.of(row), row.getBoolean("waiting"), row.getBoolean("telling"), row.getBoolean("lost"));
        }
    }

    private Optional<Published> published(RiskTopics topics) {
        try {
            for (Row row : pool.preparedQuery(PUBLISHED)
                    .execute(Tuple.of(
                            RiskTopics.NAMES.toArray(String[]::new),
                            topics.ids().toArray(String[]::new)))
                    .await()
                    .atMost(PATIENCE)) {
                return Optional.of(Published.of(row));
            }
        } catch (RuntimeException unavailable) {
            LOG.debug("The store does not say which tick is published", unavailable);
        }
        return Optional.empty();
    }

    private boolean isClosed(Duration within) {
        try {
            return closed.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }
}
