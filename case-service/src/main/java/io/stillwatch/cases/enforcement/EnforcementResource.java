package io.stillwatch.cases.enforcement;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.audit.ReadsPersonalData;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.DeclineEnforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ReverseEnforcement;
import io.stillwatch.cases.requests.Conditions;
import io.stillwatch.cases.requests.Desk;
import io.stillwatch.cases.requests.Nothing;
import io.stillwatch.cases.requests.Reason;
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

/** What people do with enforcements. */
@Path("/v1/enforcements")
@Tag(name = "enforcements")
@RolesAllowed({"analyst", "lead"})
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class EnforcementResource {

    private final RequestDesk requests;
    private final EnforcementDesk desk;
    private final Preview preview;
    private final FreezeDesk freeze;
    private final ItemDesk items;

    EnforcementResource(
            RequestDesk requests, EnforcementDesk desk, Preview preview, FreezeDesk freeze, ItemDesk items) {
        this.requests = requests;
        this.desk = desk;
        this.items = items;
        this.preview = preview;
        this.freeze = freeze;
    }

    @POST
    @Operation(
            summary =
                    "Asks for a measure about the members of a confirmed case; nothing is done before it is approved.")
    public Uni<EnforcementView> request(@BeanParam Conditions conditions, @Nullable Wish wish) {
        conditions.insistOnNoVersion();
        return requests.request(conditions, Desk.given(wish));
    }

    @POST
    @ReadsPersonalData
    @Path("/preview")
    @Operation(
            summary =
                    "Says whom a measure would meet, who of them looks honest and what they would lose; changes nothing.")
    public Uni<BlastRadius> preview(@Nullable Wish wish) {
        return preview.of(Desk.given(wish));
    }

    @POST
    @Path("/{id}/approve")
    @RolesAllowed("lead")
    @Operation(summary = "Approves it; above a configured radius somebody else than the requester has to.")
    public Uni<EnforcementView> approve(
            @PathParam("id") String id,
            @BeanParam Conditions conditions,
            @RequestBody(required = false) @Nullable Nothing nothing) {
        return desk.approve(id, conditions);
    }

    @POST
    @Path("/{id}/decline")
    @Operation(summary = "Turns it down; by a lead or the requester.")
    public Uni<EnforcementView> decline(
            @PathParam("id") String id, @BeanParam Conditions conditions, @Nullable Reason because) {
        String reason = Desk.given(because).text();
        return desk.ask("decline", id, conditions, reason, (by, at) -> new DeclineEnforcement(reason, by, at));
    }

    @POST
    @Path("/{id}/reverse")
    @RolesAllowed("lead")
    @Operation(
            summary = "Takes everything back in one call: what waits is cancelled, what is in force is to be lifted.")
    public Uni<EnforcementView> reverse(
            @PathParam("id") String id, @BeanParam Conditions conditions, @Nullable Reason because) {
        String reason = Desk.given(because).text();
        return desk.ask("reverse", id, conditions, reason, (by, at) -> new ReverseEnforcement(reason, by, at));
    }

    @POST
    @Path("/{id}/items/{account}/reverse")
    @RolesAllowed("lead")
    @Operation(summary = "Takes back what was done about one account; the rest stays in force.")
    public Uni<ItemView> reverseOne(
            @PathParam("id") String id,
            @PathParam("account") String account,
            @BeanParam Conditions conditions,
            @Nullable ItemReversal reversal) {
        return items.reverse(id, account, conditions, Desk.given(reversal));
    }

    @POST
    @Path("/freeze")
    @Operation(summary = "Stops all enforcement: nothing is approved, released or handed out until it is thawed.")
    public Uni<FreezeState> freeze(@BeanParam Conditions conditions, @Nullable Reason because) {
        return freeze.freeze(conditions, Desk.given(because).text());
    }

    @POST
    @Path("/thaw")
    @RolesAllowed("lead")
    @Operation(summary = "Lets enforcement go on.")
    public Uni<FreezeState> thaw(
            @BeanParam Conditions conditions, @RequestBody(required = false) @Nullable Nothing nothing) {
        return freeze.thaw(conditions);
    }
}
