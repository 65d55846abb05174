package io.stillwatch.cases.feed;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Those who have read everything, each on the event loop of their connection.
 *
 * @param head the last position there is
 */
record Waiters(LongSupplier head, Queue<Waiter> waiting) {

    /** Somebody who has read everything up to a position, and may wait until an end. */
    record Waiter(long position, Instant end, UniEmitter<? super Boolean> emitter, Context context) {

        boolean isBehind(long head) {
            return position < head;
        }

        private void tell(boolean news) {
            context.runOnContext(_ -> emitter.complete(news));
        }
    }

    Waiters(LongSupplier head) {
        this(head, new ConcurrentLinkedQueue<>());
    }

    boolean areNone() {
        return waiting.isEmpty();
    }

    /** Waits until somebody tells, and says whether there are news. */
    Uni<Boolean> news(long position, Instant end, Context context) {
        return Uni.createFrom().emitter(emitter -> {
            var waiter = new Waiter(position, end, emitter, context);
            emitter.onTermination(() -> waiting.remove(waiter));
            waiting.add(waiter);
            if (waiter.isBehind(head.getAsLong()) && waiting.remove(waiter)) {
                waiter.tell(true);
            }
        });
    }

    void tell(Predicate<Waiter> whom) {
        for (Waiter waiter : List.copyOf(waiting)) {
            boolean news = waiter.isBehind(head.getAsLong());
            if (whom.test(waiter) && waiting.remove(waiter)) {
                waiter.tell(news);
            }
        }
    }
}
