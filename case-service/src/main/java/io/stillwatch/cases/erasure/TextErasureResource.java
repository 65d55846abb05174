package io.stillwatch.cases.erasure;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.CaseProblems;
import io.stillwatch.cases.domain.CaseId;
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

/** Forgetting what people wrote; as little for readers as forgetting an account. */
@Path("/v1/cases/{id}/events/{sequence}/erase")
@Tag(name = "personal data")
@RolesAllowed("operator")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class TextErasureResource {

    private final Erasure erasure;
    private final SecurityIdentity caller;

    TextErasureResource(Erasure erasure, SecurityIdentity caller) {
        this.erasure = erasure;
        this.caller = caller;
    }

    @POST
    @Operation(summary = "Erases what people wrote in one event of a case, unless it is under legal hold.")
    public Uni<Erasures> erase(
            @PathParam("id") String id, @PathParam("sequence") long sequence, @Nullable Grounds grounds) {
        CaseId named =
                CaseId.named(id).orElseThrow(() -> CaseProblems.noSuchCase().asException());
        return erasure.text(named.value(), sequence, Grounds.checked(grounds), caller);
    }
}
