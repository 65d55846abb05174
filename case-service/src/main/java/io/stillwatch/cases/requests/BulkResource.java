package io.stillwatch.cases.requests;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** One decision for many cases: look first, then decide what was looked at. */
@Path("/v1/bulk-decisions")
@Tag(name = "cases")
@RolesAllowed({"analyst", "lead"})
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class BulkResource {

    private static final String ONE_EACH = "is about one case: name with each the 'sequence' it was looked at in";

    /** An id is added to it for each case. */
    private static final int LONGEST_KEY = 150;

    private final BulkDesk desk;

    BulkResource(BulkDesk desk) {
        this.desk = desk;
    }

    @POST
    @Path("/preview")
    @Operation(summary = "What would become of each case, by the very rules that decide; nothing is kept.")
    public Uni<BulkAnswer> preview(@Context HttpHeaders headers, @Nullable BulkRuling ruling) {
        Conditions.insistOnNoVersion(headers, ONE_EACH);
        return desk.preview(BulkRuling.insistOn(ruling));
    }

    @POST
    @Operation(summary = "Decides each case that is still at the version it was looked at in.")
    public Uni<BulkAnswer> decide(
            @HeaderParam("Idempotency-Key")
                    @Parameter(
                            description = "One word of at most 150 characters; sent again, nothing is decided twice.")
                    @Nullable
                    String key,
            @Context HttpHeaders headers,
            @Nullable BulkRuling ruling) {
        Conditions.insistOnContent(headers, "Idempotency-Key");
        Conditions.insistOnNoVersion(headers, ONE_EACH);
        if (key != null) {
            new Field("Idempotency-Key", key).word(LONGEST_KEY);
        }
        return desk.decide(BulkRuling.insistOn(ruling), key);
    }
}
