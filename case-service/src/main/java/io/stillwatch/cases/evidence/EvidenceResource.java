package io.stillwatch.cases.evidence;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.CaseProblems;
import io.stillwatch.cases.audit.ReadsPersonalData;
import io.stillwatch.cases.domain.CaseId;
import io.stillwatch.cases.requests.Field;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A case for people who trust nobody. */
@Path("/v1/cases/{id}/evidence")
@Tag(name = "evidence")
@RolesAllowed({"lead", "auditor"})
@Produces("application/x-ndjson")
public class EvidenceResource {

    private final EvidenceExport export;

    EvidenceResource(EvidenceExport export) {
        this.export = export;
    }

    @GET
    @ReadsPersonalData
    @Operation(
            summary = "Exports everything that happened to a case as one file that can be checked offline.",
            description =
                    "Lines of canonical JSON (RFC 8785), the last of them a signed manifest. What is said about people is"
                            + " sealed; with readable=true the keys are in the file and members and items are named, and no later erasure"
                            + " reaches it.")
    public Uni<String> export(
            @PathParam("id") String id,
            @QueryParam("readable")
                    @DefaultValue("false")
                    @Parameter(
                            description =
                                    "Whether to add the keys that open what is sealed, and members and items by name.",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    String readable) {
        return export.of(
                CaseId.named(id).orElseThrow(() -> CaseProblems.noSuchCase().asException()), isReadable(readable));
    }

    /** Read by hand, because JAX-RS would take any word but 'true' for no. */
    private static boolean isReadable(String readable) {
        return switch (readable) {
            case "true" -> true;
            case "false" -> false;
            case String _ -> throw new Field("readable", readable).problem("must be true or false");
        };
    }
}
