package io.stillwatch.ingest.history;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.operators.multi.AbstractMultiOperator;
import io.smallrye.mutiny.operators.multi.MultiOperatorProcessor;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import java.time.Duration;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The same items for as long as their reader keeps {@link Pace}. Then reading stops, and what it held is free: a reader that is stuck says nothing
 * by itself.
 */
final class PacedReading<T> extends AbstractMultiOperator<T, T> {
    private final Duration patience;
    private final Runnable hangingUp;

    /** @param hangingUp is run when the reader is too slow, so that it does not take the rest for all */
    PacedReading(Multi<T> items, Duration patience, Runnable hangingUp) {
        super(items);
        this.patience = patience;
        this.hangingUp = hangingUp;
    }

    @Override
    public void subscribe(MultiSubscriber<? super T> reader) {
        upstream().subscribe().withSubscriber(new Watch(reader));
    }

    private final class Watch extends MultiOperatorProcessor<T, T> {
        private final Pace pace = new Pace(patience, System::nanoTime);
        private volatile @Nullable Future<?> looking;

        Watch(MultiSubscriber<? super T> reader) {
            super(reader);
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            looking = Infrastructure.getDefaultWorkerPool().scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
            super.onSubscribe(subscription);
        }

        @Override
        public void onItem(T item) {
            pace.gives();
            super.onItem(item);
        }

        @Override
        public void request(long items) {
            pace.asks();
            super.request(items);
        }

        @Override
        public void onCompletion() {
            lookNoMore();
            super.onCompletion();
        }

        @Override
        public void onFailure(Throwable failure) {
            lookNoMore();
            super.onFailure(failure);
        }

        @Override
        public void cancel() {
            lookNoMore();
            super.cancel();
        }

        private void look() {
            if (pace.isOver()) {
                cancel();
                hangingUp.run();
            }
        }

        private void lookNoMore() {
            Future<?> current = looking;
            if (current != null) {
                current.cancel(false);
            }
        }
    }
}
