package io.stillwatch.cases.requests;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.CaseStatus;
import io.stillwatch.cases.domain.CaseCommand.PlaceLegalHold;
import io.stillwatch.cases.domain.CaseCommand.ReopenCase;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
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
    @Operation(summary = "Opens a case because of a tip, about a campaign that scoring has not found.")
    public Uni<CaseStatus> open(@BeanParam Conditions conditions, @Nullable Tip tip) {
        conditions.insistOnNoVersion();
        return desk.open(conditions, tip);
    }

    @POST
    @Path("/{id}/assign")
    @Operation(
            summary = "Gives a case to an analyst; one in other hands only by its assignee or a lead.",
            description =
                    "What was refused before (`not-assigned`, `not-the-assignee`) is sent with a new Idempotency-Key"
                            + " after this: under the first key the refusal is what was answered, and stays it.")
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

    @POST
    @Path("/{id}/triage")
    @Operation(summary = "Says how soon a case is to be looked into.")
    public Uni<CaseStatus> triage(
            @PathParam("id") String id, @BeanParam Conditions conditions, @Nullable Triage triage) {
        return desk.ask(id, conditions, triage);
    }

    @POST
    @Path("/{id}/start")
    @Operation(summary = "Begins the investigation; by the assignee.")
    public Uni<CaseStatus> start(
            @PathParam("id") String id,
            @BeanParam Conditions conditions,
            @RequestBody(required = false) @Nullable Nothing nothing) {
        return desk.ask(id, conditions, Step.START);
    }

    @POST
    @Path("/{id}/reopen")
    @Operation(summary = "Opens a decided case again; by a lead.")
    public Uni<CaseStatus> reopen(
            @PathParam("id") String id, @BeanParam Conditions conditions, @Nullable Reason reason) {
        return desk.ask(id, conditions, Desk.given(reason).to("reopen", ReopenCase::new));
    }

    @POST
    @Path("/{id}/close")
    @Operation(summary = "Closes a decided case; by whoever decided it or a lead.")
    public Uni<CaseStatus> close(
            @PathParam("id") String id,
            @BeanParam Conditions conditions,
            @RequestBody(required = false) @Nullable Nothing nothing) {
        return desk.ask(id, conditions, Step.CLOSE);
    }

    @POST
    @Path("/{id}/hold")
    @Operation(summary = "Places a legal hold, so that nothing of the case is erased; by a lead.")
    public Uni<CaseStatus> hold(@PathParam("id") String id, @BeanParam Conditions conditions, @Nullable Reason reason) {
        return desk.ask(id, conditions, Desk.given(reason).to("hold", PlaceLegalHold::new));
    }

    @POST
    @Path("/{id}/release-hold")
    @Operation(summary = "Ends the legal hold; by a lead.")
    public Uni<CaseStatus> releaseHold(
            @PathParam("id") String id,
            @BeanParam Conditions conditions,
            @RequestBody(required = false) @Nullable Nothing nothing) {
        return desk.ask(id, conditions, Step.RELEASE);
    }
}
