package io.stillwatch.ingest;

import io.stillwatch.ingest.enrichment.Enrichment;
import io.stillwatch.ingest.enrichment.TablesInUse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/enrichment")
@Tag(name = "enrichment")
@Produces(MediaType.APPLICATION_JSON)
public class EnrichmentResource {
    private final Enrichment enrichment;

    EnrichmentResource(Enrichment enrichment) {
        this.enrichment = enrichment;
    }

    @GET
    @RolesAllowed("operator")
    @Operation(
            summary = "Which enrichment tables are in use",
            description =
                    "Of this instance: version, since when it counts, how many entries each file has, and which lines kept newer"
                            + " files from being taken.")
    public TablesInUse tables() {
        return TablesInUse.of(enrichment);
    }
}
