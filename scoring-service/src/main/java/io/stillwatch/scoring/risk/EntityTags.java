package io.stillwatch.scoring.risk;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Gives versioned answers an {@code ETag}, and answers 304 to whoever has that version already (RFC 9110 §13.1.2). */
public final class EntityTags {

    @ServerResponseFilter
    public void tag(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Versioned answer) {
            String tag = of(answer);
            response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
            if (request.getMethod().equals(HttpMethod.GET)
                    && names(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)) {
                response.setStatusInfo(Response.Status.NOT_MODIFIED);
                response.setEntity(null);
            }
        }
    }

    static String of(Versioned answer) {
        return '"' + answer.tag() + '"';
    }

    static boolean names(@Nullable String condition, String tag) {
        return condition != null
                && Stream.of(condition.split(",", -1))
                        .map(String::strip)
                        .anyMatch(named -> named.equals("*") || named.equals(tag) || named.equals("W/" + tag));
    }
}
