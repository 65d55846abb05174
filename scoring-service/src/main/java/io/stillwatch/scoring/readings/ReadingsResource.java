package io.stillwatch.scoring.readings;

import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.PageRequest;
import io.stillwatch.eventsourcing.audit.AuditPage;
import io.stillwatch.eventsourcing.audit.ReadingLog;
import io.stillwatch.scoring.store.AnsweredInTime;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who watches the watchers. */
@Tag(name = "audit")
@Path("/v1/audit")
@AnsweredInTime
class ReadingsResource {

    private final ReadingLog readings;

    ReadingsResource(ReadingLog readings) {
        this.readings = readings;
    }

    @GET
    @RolesAllowed("auditor")
    @Operation(operationId = "audit", summary = "Lists who looked at personal data and who erased some, oldest first.")
    public Uni<AuditPage> list(@BeanParam PageRequest page) {
        return readings.page(page);
    }
}
