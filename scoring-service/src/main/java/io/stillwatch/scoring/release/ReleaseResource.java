package io.stillwatch.scoring.release;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.stillwatch.scoring.store.AnsweredInTime;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** When the provider's models came out. */
@Tag(name = "releases")
@Path("/v1/releases")
@AnsweredInTime
class ReleaseResource {

    private final Calendars calendars;
    private final SecurityIdentity caller;

    ReleaseResource(Calendars calendars, SecurityIdentity caller) {
        this.calendars = calendars;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"policy-author", "analyst", "lead", "auditor"})
    @Operation(operationId = "releases", summary = "The model calendar as it was put last")
    public Uni<CalendarView> last() {
        return calendars.last();
    }

    @GET
    @Path("/{version}")
    @RolesAllowed({"policy-author", "analyst", "lead", "auditor"})
    @Operation(operationId = "releasesOfVersion", summary = "The model calendar as it was in a version")
    public Uni<CalendarView> one(@PathParam("version") String version) {
        return calendars.one(version);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"policy-author", "lead"})
    @Operation(
            operationId = "putReleases",
            summary = "Say when models came out, or will: the whole list. It describes campaigns and decides nothing")
    public Uni<CalendarView> put(@BeanParam IfMatch ifMatch, @Nullable CalendarRequest request) {
        return calendars.put(
                CalendarRequest.checked(request), ifMatch, caller.getPrincipal().getName());
    }
}
