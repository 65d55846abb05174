package io.stillwatch.eventsourcing;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Asks once a minute which topics the broker has: whoever uses one by its name does not notice that another took its place. */
public final class TopicWatch {

    private static final Logger LOG = Logger.getLogger(TopicWatch.class);
    private static final long EVERY = Duration.ofMinutes(1).toNanos();

    private final Supplier<Map<String, String>> topics;
    private final LongSupplier clock;
    private long askedAt;

    /** @param kafka the client settings, at least {@code bootstrap.servers} */
    public TopicWatch(Map<String, Object> kafka, Collection<String> names) {
        this(() -> TopicIds.of(kafka, names), System::nanoTime);
    }

    /**
     * Asks somebody else than the broker.
     *
     * @param topics ids by name; throws {@link IllegalStateException} if nobody can say them
     * @param clock nanoseconds
     */
    public TopicWatch(Supplier<Map<String, String>> topics, LongSupplier clock) {
        this.topics = topics;
        this.clock = clock;
        this.askedAt = clock.getAsLong();
    }

    /** The same, for whoever has not asked yet: looks at once, and then a minute after the last time. */
    public TopicWatch atOnce() {
        askedAt = clock.getAsLong() - EVERY;
        return this;
    }

    /** Ids by name, a minute after the last time; else nothing, nor where the broker is away or lacks one of them, which stops nobody. */
    public Optional<Map<String, String>> look() {
        if (clock.getAsLong() - askedAt < EVERY) {
            return Optional.empty();
        }
        try {
            return Optional.of(topics.get());
        } catch (IllegalStateException e) {
            LOG.warnf("%s: %s", e.getMessage(), e.getCause());
            return Optional.empty();
        } finally {
            askedAt = clock.getAsLong();
        }
    }
}
