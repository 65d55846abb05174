package io.stillwatch.eventsourcing;

import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Refuses what would go astray. At a request that names no host (RFC 9112, 3.2) Vert.x fails, and Quarkus writes its path, with whatever name is in
 * it, into the log. Of a path Jakarta REST leaves out what follows a semicolon, so that {@code acct;eu} would be answered, and erased, as {@code acct}.
 */
@ApplicationScoped
class StrayRequests {
    private static final Problem HOSTLESS = Problem.of("bad-request", 400, "Bad Request", "The request names no host.");

    private static final Problem PARTED = Problem.of(
            "bad-request", 400, "Bad Request", "A semicolon within a name in the path has to be written as %3B.");

    void on(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(StrayRequests::whole).failureHandler(StrayRequests::hosted);
    }

    private static void whole(RoutingContext request) {
        if (request.request().path().indexOf(';') < 0) {
            request.next();
        } else {
            refuse(request, PARTED);
        }
    }

    private static void hosted(RoutingContext request) {
        if (request.request().authority() == null) {
            refuse(request, HOSTLESS);
        } else {
            request.next();
        }
    }

    private static void refuse(RoutingContext request, Problem problem) {
        request.response()
                .setStatusCode(problem.status())
                .putHeader("Connection", "close")
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(Json.encode(problem));
    }
}
