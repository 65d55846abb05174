package io.stillwatch.cases.erasure;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.audit.ReadsPersonalData;
import io.stillwatch.cases.requests.Field;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What to answer a person who asks what is held about them. */
@Path("/v1/accounts/{account}/data")
@Tag(name = "personal data")
@RolesAllowed("auditor")
@Produces(MediaType.APPLICATION_JSON)
public class AccessRequestResource {

    private final AccessRequest request;

    AccessRequestResource(AccessRequest request) {
        this.request = request;
    }

    @GET
    @ReadsPersonalData
    @Operation(summary = "Lists everything that is held here about an account.")
    public Uni<HeldData> data(@PathParam("account") String account) {
        return request.about(new Field("account", account).principal());
    }
}
