package io.stillwatch.cases.erasure;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.requests.Field;
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

/** Forgetting an account, for whoever reads nothing: no role that can read personal data can destroy it. */
@Path("/v1/accounts/{account}/erase")
@Tag(name = "personal data")
@RolesAllowed("operator")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AccountErasureResource {

    private final Erasure erasure;
    private final SecurityIdentity caller;

    AccountErasureResource(Erasure erasure, SecurityIdentity caller) {
        this.erasure = erasure;
        this.caller = caller;
    }

    @POST
    @Operation(
            summary = "Erases whatever is held here about an account, unless a case it is part of is under legal hold.")
    public Uni<Erasures> erase(@PathParam("account") String account, @Nullable Grounds grounds) {
        return erasure.account(new Field("account", account).principal(), Grounds.checked(grounds), caller);
    }
}
