package io.stillwatch.cases.erasure;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Forgetting what somebody said against a measure, and why it was judged so. */
@Path("/v1/appeals/{id}/events/{sequence}/erase")
@Tag(name = "personal data")
@RolesAllowed("operator")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AppealTextErasureResource {

    private final Erasure erasure;
    private final SecurityIdentity caller;

    AppealTextErasureResource(Erasure erasure, SecurityIdentity caller) {
        this.erasure = erasure;
        this.caller = caller;
    }

    @POST
    @Operation(summary = "Erases what people wrote in one event of an appeal, unless its case is under legal hold.")
    public Uni<Erasures> erase(
            @PathParam("id") String id, @PathParam("sequence") long sequence, @Nullable Grounds grounds) {
        return erasure.text(id, sequence, Grounds.checked(grounds), caller);
    }
}
