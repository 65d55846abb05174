package io.stillwatch.cases.audit;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Writes down who is about to be shown personal data; if that fails, the failure is shown instead. */
final class AuditedReads {

    private static final int OK = 200;

    private final AuditTrail trail;
    private final SecurityIdentity caller;

    AuditedReads(AuditTrail trail, SecurityIdentity caller) {
        this.trail = trail;
        this.caller = caller;
    }

    @ReadsPersonalData
    @ServerResponseFilter
    Uni<Void> writeDown(ContainerRequestContext request, ContainerResponseContext response) {
        return response.getStatus() == OK
                ? trail.write(
                        caller, "read", request.getUriInfo().getRequestUri().getRawPath() + query(request))
                : Uni.createFrom().voidItem();
    }

    private static String query(ContainerRequestContext request) {
        String query = request.getUriInfo().getRequestUri().getRawQuery();
        return query == null ? "" : "?" + query;
    }
}
