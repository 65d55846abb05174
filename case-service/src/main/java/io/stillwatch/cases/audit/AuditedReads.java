package io.stillwatch.cases.audit;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Writes down who is about to be shown personal data; if that fails, the failure is shown instead. */
final class AuditedReads {

    private static final int OK = 200;
    private static final Set<String> MACHINES = Set.of("gateway", "enforcer");

    private final AuditTrail trail;
    private final SecurityIdentity caller;

    AuditedReads(AuditTrail trail, SecurityIdentity caller) {
        this.trail = trail;
        this.caller = caller;
    }

    @ReadsPersonalData
    @ServerResponseFilter
    Uni<Void> writeDown(ContainerRequestContext request, ContainerResponseContext response) {
        boolean shown = response.getStatus() == OK
                && !(response.getEntity() instanceof NamesPeople answer && answer.namesNobody());
        return shown
                ? trail.write(
                        caller, "read", request.getUriInfo().getRequestUri().getRawPath() + query(request))
                : Uni.createFrom().voidItem();
    }

    @SearchesPersonalData
    @ServerResponseFilter
    Uni<Void> writeDownSearch(ContainerRequestContext request, ContainerResponseContext response) {
        return request.getUriInfo().getQueryParameters().containsKey("q")
                ? writeDown(request, response)
                : Uni.createFrom().voidItem();
    }

    @AnswersMachines
    @ServerResponseFilter
    Uni<Void> writeDownPerson(ContainerRequestContext request, ContainerResponseContext response) {
        return response.getStatus() != OK || MACHINES.containsAll(caller.getRoles())
                ? Uni.createFrom().voidItem()
                : writeDown(request, response);
    }

    private static String query(ContainerRequestContext request) {
        String query = request.getUriInfo().getRequestUri().getRawQuery();
        return query == null ? "" : "?" + query;
    }
}
