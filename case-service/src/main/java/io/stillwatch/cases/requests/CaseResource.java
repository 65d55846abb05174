package io.stillwatch.cases.requests;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.CaseStatus;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What people do with a case. */
@Path("/v1/cases")
@Tag(name = "cases")
@RolesAllowed({"analyst", "lead"})
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class CaseResource {

    private final CaseDesk desk;

    CaseResource(CaseDesk desk) {
        this.desk = desk;
    }

    @POST
    @Path("/{id}/assign")
    @Operation(summary = "Gives a case to an analyst; one in other hands only by its assignee or a lead.")
    public Uni<CaseStatus> assign(
            @PathParam("id") String id, @BeanParam Conditions conditions, @Nullable Assignment assignment) {
        return desk.ask(id, conditions, assignment);
    }

    @POST
    @Path("/{id}/notes")
    @Operation(summary = "Adds a note, before or after the decision.")
    public Uni<CaseStatus> note(@PathParam("id") String id, @BeanParam Conditions conditions, @Nullable Note note) {
        return desk.ask(id, conditions, note);
    }

    @POST
    @Path("/{id}/decide")
    @Operation(summary = "Decides a case, once; by its assignee or a lead.")
    public Uni<CaseStatus> decide(
            @PathParam("id") String id, @BeanParam Conditions conditions, @Nullable Ruling ruling) {
        return desk.ask(id, conditions, ruling);
    }
}
