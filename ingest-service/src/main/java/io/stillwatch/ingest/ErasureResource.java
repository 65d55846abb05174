package io.stillwatch.ingest;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.audit.Reader;
import io.stillwatch.ingest.erasure.Erasure;
import io.stillwatch.ingest.reading.AccountName;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/accounts/{account}/erase")
@Tag(name = "erasures")
@Produces(MediaType.APPLICATION_JSON)
public class ErasureResource {
    private final Erasure erasure;
    private final SecurityIdentity caller;

    ErasureResource(Erasure erasure, SecurityIdentity caller) {
        this.erasure = erasure;
        this.caller = caller;
    }

    @POST
    @RolesAllowed("operator")
    @Operation(
            summary = "Erase an account",
            description =
                    "Erases everything that this service keeps of the account, and says where it looked and how much that was. Asking"
                            + " again is safe, and needed while the answer is not complete. Records on topics go with the topics' retention."
                            + " It looks through every day that is kept; two are done at once, and 429 says when to come back.")
    public Uni<Erasure.Confirmation> erase(@PathParam("account") String account) {
        return erasure.of(AccountName.of(account), Reader.of(caller));
    }
}
