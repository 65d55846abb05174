package io.stillwatch.eventsourcing;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says in words that a body is too large; the HTTP server alone would only show the number 413. */
@ApplicationScoped
class TooLargeBodies {

    private static final int TOO_LARGE = 413;
    private static final int BEFORE_THE_SERVERS_OWN = 1_000;

    private final long most;

    TooLargeBodies(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize most) {
        this.most = most.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::refuse, BEFORE_THE_SERVERS_OWN);
    }

    private void refuse(RoutingContext request) {
        if (length(request) <= most) {
            request.next();
            return;
        }
        Problem problem = Problem.of(
                "body-too-large", TOO_LARGE, "The body is too large", "At most %d bytes are read.".formatted(most));
        request.response()
                .setStatusCode(TOO_LARGE)
                .putHeader(HttpHeaders.CONNECTION, "close")
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(JsonObject.of(
                                "type", problem.type(),
                                "status", problem.status(),
                                "title", problem.title(),
                                "detail", problem.detail())
                        .encode());
    }

    private static long length(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("[0-9]{1,18}") ? Long.parseLong(length) : 0;
    }
}
