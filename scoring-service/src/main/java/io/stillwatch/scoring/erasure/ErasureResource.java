package io.stillwatch.scoring.erasure;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.audit.Reader;
import io.stillwatch.scoring.store.AnsweredInTime;
import io.stillwatch.scoring.store.Named;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Erases what scoring knows of an account. */
@Tag(name = "erasures")
@Path("/v1/accounts/{account}/erase")
@AnsweredInTime(seconds = 15)
class ErasureResource {

    private final AccountErasure erasure;
    private final SecurityIdentity caller;

    ErasureResource(AccountErasure erasure, SecurityIdentity caller) {
        this.erasure = erasure;
        this.caller = caller;
    }

    @POST
    @RolesAllowed("operator")
    @Operation(
            operationId = "eraseAccount",
            summary = "Erase an account",
            description =
                    "Erases everything that this service keeps of the account and its end users, and says where it looked and how much"
                            + " that was. Asking again is safe, and needed while the answer is not complete. Records on topics go with"
                            + " the topics' retention.")
    public Uni<Confirmation> erase(@PathParam("account") String account) {
        return erasure.of(Named.inPath("account", account), Reader.of(caller));
    }
}
