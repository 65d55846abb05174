package io.stillwatch.cases.feed;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * The end of the feed, read once for all subscribers. One that keeps up is served from memory; one that is behind reads the database
 * at its own speed; one that does not read costs its connection and no more, for nothing is kept for it.
 */
@ApplicationScoped
class FeedTail {

    private static final Logger LOG = Logger.getLogger(FeedTail.class);
    private static final int LOADED = 1_000;
    private static final int SLICE = 100;
    /** Another instance may be the one that numbers; then nobody wakes us. */
    private static final long POLL_MS = 200;

    private static final long HEARTBEAT_MS = 15_000;

    private final FeedReader reader;
    private final Clock clock;
    private final Vertx vertx;
    private final AtomicBoolean loading = new AtomicBoolean();
    private volatile Window window = new Window(0, List.of());
    private final Waiters waiters = new Waiters(() -> window.head());
    private volatile boolean opened;
    private long[] timers = {};

    FeedTail(FeedReader reader, Clock clock, Vertx vertx) {
        this.reader = reader;
        this.clock = clock;
        this.vertx = vertx;
    }

    @PostConstruct
    void start() {
        timers = new long[] {
            vertx.setPeriodic(POLL_MS, _ -> poll()), vertx.setPeriodic(HEARTBEAT_MS, _ -> waiters.tell(_ -> true))
        };
    }

    @PreDestroy
    void stop() {
        for (long timer : timers) {
            vertx.cancelTimer(timer);
        }
    }

    private void poll() {
        Instant now = clock.instant();
        waiters.tell(waiter -> !waiter.end().isAfter(now));
        wake();
    }

    /** Says that the feed may have grown. */
    void wake() {
        if (!waiters.areNone() && loading.compareAndSet(false, true)) {
            load();
        }
    }

    /** What comes behind a position: at once if there is something, else as soon as there is, or a heartbeat, soon after the end at the latest. */
    Uni<Batch> behind(long position, FeedFilter filter, Instant end) {
        Window now = window;
        if (!opened) {
            return open().chain(() -> behind(position, filter, end));
        }
        if (position < now.start()) {
            return stored(position, filter, now.head());
        }
        if (position < now.head()) {
            return Uni.createFrom().item(now.behind(position, filter));
        }
        return waiters.news(position, end, vertx.getOrCreateContext())
                .map(news -> news ? window.behind(position, filter) : new Batch(List.of(), position, true));
    }

    private Uni<Void> open() {
        return reader.head().invoke(this::begin).replaceWithVoid();
    }

    private synchronized void begin(long head) {
        if (!opened) {
            window = new Window(head, List.of());
            opened = true;
        }
    }

    /** Positions become visible in order, so a short answer has looked at everything up to the head that was known before. */
    private Uni<Batch> stored(long position, FeedFilter filter, long head) {
        return reader.behind(position, filter, SLICE).map(events -> {
            long last = events.isEmpty() ? position : events.getLast().position();
            return new Batch(events, events.size() == SLICE ? last : Math.max(last, head), false);
        });
    }

    private void load() {
        reader.behind(window.head(), FeedFilter.ALL, LOADED).subscribe().with(this::grow, this::fail);
    }

    private void grow(List<FeedEvent> events) {
        if (!events.isEmpty()) {
            window = window.with(events);
            waiters.tell(waiter -> waiter.isBehind(window.head()));
        }
        loading.set(false);
        if (!events.isEmpty()) {
            wake();
        }
    }

    private void fail(Throwable failure) {
        LOG.debugf("The feed could not be read: %s", failure.getMessage());
        loading.set(false);
    }
}
