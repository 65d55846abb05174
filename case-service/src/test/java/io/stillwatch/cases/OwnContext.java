package io.stillwatch.cases;

import static io.stillwatch.cases.Http.PATIENCE;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Runs work on an event loop, on a context of its own, as a request and the clock have one: Hibernate Reactive works nowhere else. */
public final class OwnContext {

    private OwnContext() {}

    public static <T> CompletableFuture<T> start(Vertx vertx, Supplier<Uni<T>> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        ContextInternal context = ((ContextInternal) vertx.getOrCreateContext()).duplicate();
        VertxContextSafetyToggle.setContextSafe(context, true);
        context.runOnContext(_ ->
                Uni.createFrom().deferred(work::get).subscribe().with(done::complete, done::completeExceptionally));
        return done.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
