package io.stillwatch.cases.feed;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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

    /** Somebody who has read everything, on the event loop of their connection. */
    private record Waiter(long position, UniEmitter<? super Boolean> emitter, Context context) {

        void tell(boolean news) {
            context.runOnContext(_ -> emitter.complete(news));
        }
    }

    private final FeedReader reader;
    private final Vertx vertx;
    private final Queue<Waiter> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean loading = new AtomicBoolean();
    private volatile Window window = new Window(0, List.of());
    private volatile boolean opened;
    private long[] timers = {};

    FeedTail(FeedReader reader, Vertx vertx) {
        this.reader = reader;
        this.vertx = vertx;
    }

    @PostConstruct
    void start() {
        timers = new long[] {
            vertx.setPeriodic(POLL_MS, _ -> wake()), vertx.setPeriodic(HEARTBEAT_MS, _ -> tellWhoWaits(Long.MAX_VALUE))
        };
    }

    @PreDestroy
    void stop() {
        for (long timer : timers) {
            vertx.cancelTimer(timer);
        }
    }

    /** Says that the feed may have grown. */
    void wake() {
        if (!waiting.isEmpty() && loading.compareAndSet(false, true)) {
            load();
        }
    }

    /** What comes behind a position: at once if there is something, else as soon as there is, or a heartbeat. */
    Uni<Batch> behind(long position, FeedFilter filter) {
        Window now = window;
        if (!opened) {
            return open().chain(() -> behind(position, filter));
        }
        if (position < now.start()) {
            return stored(position, filter, now.head());
        }
        if (position < now.head()) {
            return Uni.createFrom().item(now.behind(position, filter));
        }
        return news(position)
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

    private Uni<Boolean> news(long position) {
        return Uni.createFrom().emitter(emitter -> {
            var waiter = new Waiter(position, emitter, vertx.getOrCreateContext());
            emitter.onTermination(() -> waiting.remove(waiter));
            waiting.add(waiter);
            if (window.head() > position && waiting.remove(waiter)) {
                waiter.tell(true);
            }
        });
    }

    private void load() {
        reader.behind(window.head(), FeedFilter.ALL, LOADED).subscribe().with(this::grow, this::fail);
    }

    private void grow(List<FeedEvent> events) {
        if (!events.isEmpty()) {
            window = window.with(events);
            tellWhoWaits(window.head());
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

    private void tellWhoWaits(long head) {
        for (Waiter waiter : List.copyOf(waiting)) {
            boolean news = waiter.position() < window.head();
            if (waiter.position() < head && waiting.remove(waiter)) {
                waiter.tell(news);
            }
        }
    }
}
