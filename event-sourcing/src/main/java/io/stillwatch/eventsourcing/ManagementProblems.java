package io.stillwatch.eventsourcing;

import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Says as a problem that a path of the management port is not there. What Quarkus and the HTTP codec refuse before any route is asked stays
 * without a body: a path with a broken escape (400), a request line or a header that is too long (414, 431).
 */
@ApplicationScoped
class ManagementProblems {
    private static final Problem NOT_FOUND = Problem.of("not-found", 404, "Not Found", null);

    void on(@Observes ManagementInterface management) {
        management.router().errorHandler(NOT_FOUND.status(), ManagementProblems::answer);
    }

    private static void answer(RoutingContext request) {
        request.response()
                .setStatusCode(NOT_FOUND.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(Json.encode(NOT_FOUND));
    }
}
