package io.stillwatch.eventsourcing;

import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Answers a request that names no host (RFC 9112, 3.2): Vert.x fails at it, and Quarkus writes its path, with whatever name is in it, into the log. */
@ApplicationScoped
class HostlessRequests {
    private static final Problem HOSTLESS = Problem.of("bad-request", 400, "Bad Request", "The request names no host.");

    void on(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(HostlessRequests::answer);
    }

    private static void answer(RoutingContext request) {
        if (request.request().authority() == null) {
            request.response()
                    .setStatusCode(HOSTLESS.status())
                    .putHeader("Connection", "close")
                    .putHeader("Content-Type", Problem.MEDIA_TYPE)
                    .end(Json.encode(HOSTLESS));
        } else {
            request.next();
        }
    }
}
