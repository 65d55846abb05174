package io.stillwatch.cases.servicelevels;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** For those who share out the work. */
@Path("/v1/workload")
@Tag(name = "service levels")
@RolesAllowed({"lead", "auditor", "operator"})
@Produces(MediaType.APPLICATION_JSON)
public class WorkloadResource {

    private static final String SHARES = """
            select assignee,
                   count(*) filter (where state in ('unassigned', 'assigned') and started_at is null) as waiting,
                   count(*) filter (where state = 'assigned' and started_at is not null) as investigating,
                   count(*) filter (where state = 'decided') as decided,
                   min(opened_at) filter (where state in ('unassigned', 'assigned')) as oldest
            from cases where state in ('unassigned', 'assigned', 'decided')
            group by assignee order by assignee nulls first""";

    private final Pool pool;

    WorkloadResource(Pool pool) {
        this.pool = pool;
    }

    @GET
    @Operation(summary = "How many open cases each analyst has, and nobody has yet.")
    public Uni<Workload> all() {
        return pool.query(SHARES)
                .execute()
                .map(rows ->
                        new Workload(rows.stream().map(WorkloadResource::share).toList()));
    }

    private static Workload.Share share(Row row) {
        OffsetDateTime oldest = row.getOffsetDateTime("oldest");
        return new Workload.Share(
                row.getString("assignee"),
                row.getLong("waiting"),
                row.getLong("investigating"),
                row.getLong("decided"),
                oldest == null ? null : oldest.toInstant());
    }
}
