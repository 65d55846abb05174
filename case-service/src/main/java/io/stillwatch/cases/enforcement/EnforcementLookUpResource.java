package io.stillwatch.cases.enforcement;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.audit.NamesPeople;
import io.stillwatch.cases.audit.ReadsPersonalData;
import io.stillwatch.cases.requests.Field;
import io.stillwatch.eventsourcing.Page;
import io.stillwatch.eventsourcing.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is to be done, what was done, and what is in force. */
@Path("/v1/enforcements")
@Tag(name = "enforcements")
@Produces(MediaType.APPLICATION_JSON)
public class EnforcementLookUpResource {

    private static final String ACTS = "enforcer";

    private final EnforcementLookUp lookUp;
    private final SecurityIdentity caller;

    EnforcementLookUpResource(EnforcementLookUp lookUp, SecurityIdentity caller) {
        this.lookUp = lookUp;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"enforcer", "analyst", "lead", "auditor"})
    @Operation(
            summary =
                    "Lists enforcements, newest first, and says whether all is frozen; the provider's system asks for state=approved.")
    public Uni<EnforcementPage> list(
            @QueryParam("state") @Nullable String state,
            @Parameter(description = "Only those of this case.") @QueryParam("case") @Nullable String caseId,
            @BeanParam PageRequest page) {
        return lookUp.page(state, caseId, page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"enforcer", "analyst", "lead", "auditor"})
    @Operation(summary = "One enforcement; the ETag is the number of its last event.")
    public Uni<EnforcementView> one(@PathParam("id") String id) {
        return lookUp.one(id);
    }

    @GET
    @ReadsPersonalData
    @Path("/{id}/items")
    @RolesAllowed({"enforcer", "analyst", "lead", "auditor"})
    @Operation(
            summary =
                    "Its items; the provider's system fetches those that are released, none while all is frozen, and those that are lifting.")
    public Uni<ItemPage> items(
            @PathParam("id") String id,
            @QueryParam("state") @Nullable String state,
            @Parameter(
                            description = "The number by which events name an item; all if left out.",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "0"))
                    @QueryParam("item")
                    @Nullable
                    String item,
            @BeanParam PageRequest page) {
        return lookUp.items(id, state, number(item), caller.hasRole(ACTS), page).map(ItemPage::of);
    }

    /** Read by hand, because JAX-RS would answer 404 to a word in place of a number. */
    private static OptionalInt number(@Nullable String item) {
        if (item == null) {
            return OptionalInt.empty();
        }
        if (!item.matches("[0-9]{1,9}")) {
            throw new Field("item", item).problem("must be a number from 0 on");
        }
        return OptionalInt.of(Integer.parseInt(item));
    }

    /** Some of an enforcement's items. */
    @Schema(name = "EnforcementItemPage")
    record ItemPage(
            @Schema(required = true) List<ItemView> items,

            @Schema(nullable = true, description = "Cursor of the next page; null on the last one.") @Nullable
            String next)
            implements NamesPeople {

        @Override
        public boolean namesNobody() {
            return items.isEmpty();
        }

        static ItemPage of(Page<ItemView> page) {
            return new ItemPage(page.items(), page.next());
        }
    }
}
