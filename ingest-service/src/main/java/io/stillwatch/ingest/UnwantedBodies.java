package io.stillwatch.ingest;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;

/** Hangs up on who may not send and sends on: the HTTP server would read the rest of the body, however long, to throw it away. */
@ApplicationScoped
class UnwantedBodies {
    private static final Set<Integer> NOT_ALLOWED = Set.of(401, 403);
    private static final int BEFORE_ANY_ANSWER = 1_000;

    /** For the answer to arrive: a connection that is closed while bytes wait in it takes back what was sent. */
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    void register(@Observes Filters filters) {
        filters.register(UnwantedBodies::watch, BEFORE_ANY_ANSWER);
    }

    private static void watch(RoutingContext request) {
        request.addHeadersEndHandler(_ -> {
            if (isUnwanted(request)) {
                request.response().putHeader(HttpHeaders.CONNECTION, "close");
            }
        });
        request.addEndHandler(_ -> {
            if (isUnwanted(request)) {
                request.request().pause();
                request.vertx()
                        .setTimer(
                                FAREWELL.toMillis(),
                                _ -> request.request().connection().close());
            }
        });
        request.next();
    }

    private static boolean isUnwanted(RoutingContext request) {
        return NOT_ALLOWED.contains(request.response().getStatusCode())
                && !request.request().isEnded();
    }
}
