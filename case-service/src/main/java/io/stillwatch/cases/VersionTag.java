package io.stillwatch.cases;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Says in the {@code ETag} which version of a case was answered, so that a command can insist on it with {@code If-Match}. */
final class VersionTag {

    @ServerResponseFilter
    void tag(ContainerResponseContext response) {
        if (response.getEntity() instanceof Versioned versioned) {
            response.getHeaders().putSingle(HttpHeaders.ETAG, new EntityTag(Long.toString(versioned.sequence())));
        }
    }
}
