package io.stillwatch.eventsourcing;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says in words that a body is too large; the HTTP server alone would only show the number 413. */
@ApplicationScoped
class TooLargeBodies {

    static final int TOO_LARGE = 413;
    private static final int BEFORE_THE_SERVERS_OWN = 1_000;
    private static final int BEHIND_THE_SERVERS_OWN = -RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1;

    /** How much further the server reads than we do: more than comes at once. */
    private static final long AHEAD = 1 << 20;

    /** For the answer to arrive: a connection that is closed while bytes wait in it takes back what was sent. */
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final long most;

    TooLargeBodies(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize most) {
        this.most = most.asLongValue();
    }

    static Problem problem(long most) {
        return Problem.of(
                "body-too-large", TOO_LARGE, "The body is too large", "At most %d bytes are read.".formatted(most));
    }

    void register(@Observes Filters filters) {
        filters.register(this::refuse, BEFORE_THE_SERVERS_OWN);
        filters.register(this::letBeCounted, BEHIND_THE_SERVERS_OWN);
    }

    private void refuse(RoutingContext request) {
        if (length(request) <= most) {
            request.next();
            return;
        }
        Problem problem = problem(most);
        request.addEndHandler(_ -> hangUp(request));
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

    /** A body that announces no length is counted by {@link UnannouncedBodies}, which the server's own count would forestall. */
    private void letBeCounted(RoutingContext request) {
        if (request.get(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY) != null) {
            request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, most + AHEAD);
            request.addEndHandler(_ -> {
                if (UnannouncedBodies.isRefused(request.response())) {
                    hangUp(request);
                }
            });
        }
        request.next();
    }

    /** The server would read the rest of the body, however long, to throw it away. */
    private static void hangUp(RoutingContext request) {
        request.request().pause();
        request.vertx()
                .setTimer(
                        FAREWELL.toMillis(), _ -> request.request().connection().close());
    }

    private static long length(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("[0-9]{1,18}") ? Long.parseLong(length) : 0;
    }
}
