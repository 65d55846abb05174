package io.stillwatch.scoring.campaigns;

import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.PageRequest;
import io.stillwatch.eventsourcing.audit.ReadingLog;
import io.stillwatch.scoring.readings.Looks;
import io.stillwatch.scoring.store.AnsweredInTime;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows the campaigns, watched, in review and announced. */
@Tag(name = "campaigns")
@Path("/v1/campaigns")
@AnsweredInTime
@RolesAllowed({"analyst", "lead", "auditor"})
class CampaignResource {

    private final CampaignLookUp campaigns;
    private final MemberLookUp members;
    private final Looks looks;

    CampaignResource(CampaignLookUp campaigns, MemberLookUp members, Looks looks) {
        this.campaigns = campaigns;
        this.members = members;
        this.looks = looks;
    }

    @GET
    @Operation(operationId = "campaigns", summary = "Campaigns, the ones watched last first")
    public Uni<CampaignList> list(
            @Parameter(
                            description = "Only those in this status.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"watch", "announced", "review"}))
                    @QueryParam("status")
                    @Nullable
                    String status,
            @BeanParam PageRequest page) {
        return campaigns.page(status, page);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "campaign", summary = "A campaign with its evidence")
    public Uni<CampaignDetail> one(@PathParam("id") String id) {
        return campaigns.one(id);
    }

    @GET
    @Path("/{id}/members")
    @Operation(operationId = "campaignMembers", summary = "The members of a campaign, with what makes them members")
    public Uni<MemberList> members(@PathParam("id") String id, @BeanParam PageRequest page) {
        Uni<Void> noted = looks.at("/v1/campaigns/" + ReadingLog.encoded(id) + "/members");
        return members.page(id, page).call(() -> noted);
    }

    @GET
    @Path("/{id}/graph")
    @Operation(operationId = "campaignGraph", summary = "What links the members of a campaign")
    public Uni<CampaignGraph> graph(@PathParam("id") String id) {
        Uni<Void> noted = looks.at("/v1/campaigns/" + ReadingLog.encoded(id) + "/graph");
        return campaigns.graph(id).call(() -> noted);
    }
}
