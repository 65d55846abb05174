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

/** Forgetting why people asked for a measure, turned it down or took it back. */
@Path("/v1/enforcements/{id}/events/{sequence}/erase")
@Tag(name = "personal data")
@RolesAllowed("operator")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class EnforcementTextErasureResource {

    private final Erasure erasure;
    private final SecurityIdentity caller;

    EnforcementTextErasureResource(Erasure erasure, SecurityIdentity caller) {
        this.erasure = erasure;
        this.caller = caller;
    }

    @POST
    @Operation(
            summary = "Erases what people wrote in one event of an enforcement, unless its case is under legal hold.")
    public Uni<Erasures> erase(
            @PathParam("id") String id, @PathParam("sequence") long sequence, @Nullable Grounds grounds) {
        return erasure.text(id, sequence, Grounds.checked(grounds), caller);
    }
}
