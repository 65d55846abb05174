package io.stillwatch.cases.members;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.audit.ReadsPersonalData;
import io.stillwatch.eventsourcing.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What all cases say of one account: personal data, for those who work on cases. */
@Path("/v1/accounts")
@Tag(name = "members")
@RolesAllowed({"analyst", "lead", "auditor"})
@Produces(MediaType.APPLICATION_JSON)
public class AccountCasesResource {

    private final Members members;

    AccountCasesResource(Members members) {
        this.members = members;
    }

    @GET
    @ReadsPersonalData
    @Path("/{account}/cases")
    @Operation(
            summary =
                    "Every case an account belongs or belonged to, newest first, in pages; of each case a row for each end user.")
    public Uni<AccountCases> of(@PathParam("account") String account, @BeanParam PageRequest page) {
        return members.of(account, page);
    }
}
