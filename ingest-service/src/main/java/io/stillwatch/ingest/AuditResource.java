package io.stillwatch.ingest;

import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.PageRequest;
import io.stillwatch.eventsourcing.audit.AuditPage;
import io.stillwatch.eventsourcing.audit.ReadingLog;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/audit")
@Tag(name = "audit")
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {
    private final ReadingLog readings;

    AuditResource(ReadingLog readings) {
        this.readings = readings;
    }

    @GET
    @RolesAllowed("auditor")
    @Operation(summary = "Lists who looked at personal data and who erased some, oldest first.")
    public Uni<AuditPage> list(@BeanParam PageRequest page) {
        return readings.page(page);
    }
}
