package io.stillwatch.eventsourcing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, as RFC 9457 {@code application/problem+json}.
 *
 * @param type a stable name, relative to {@code https://stillwatch.io/problems/}
 * @param status the HTTP status
 * @param title the same for every occurrence
 * @param detail what is special about this one; never a payload
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type, int status, String title, @Nullable String detail) {

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPES = "https://stillwatch.io/problems/";

    public static Problem of(String name, int status, String title, @Nullable String detail) {
        return new Problem(TYPES + name, status, title, detail);
    }

    /** The same problem as an exception, for places that can only throw. */
    public ProblemException asException() {
        return new ProblemException(this);
    }

    Response.ResponseBuilder response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this);
    }
}
