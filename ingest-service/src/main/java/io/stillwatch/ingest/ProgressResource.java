package io.stillwatch.ingest;

import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.Patience;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/progress")
@Tag(name = "progress")
@Produces(MediaType.APPLICATION_JSON)
public class ProgressResource {
    private static final String TOTALS = """
            select sum(accepted)::bigint as accepted, sum(rejected)::bigint as rejected,
                coalesce((select position - skipped from relay), 0) as published
            from counters
            """;

    private final Pool pool;
    private final Duration patience;

    ProgressResource(Pool pool, @ConfigProperty(name = "stillwatch.store-patience") Duration patience) {
        this.pool = pool;
        this.patience = patience;
    }

    /** How far this service has come. */
    @Schema(
            name = "IngestProgress",
            description = "Records, interactions and account facts together, since installation.")
    public record Progress(
            @Schema(description = "Stored; duplicates don't count.", required = true)
            long accepted,

            @Schema(description = "Published of these; equal to accepted when nothing waits.", required = true)
            long published,

            @Schema(description = "Refused.", required = true)
            long rejected) {}

    @GET
    @RolesAllowed({"operator", "analyst", "ingester"})
    @Operation(summary = "How much was accepted, published and rejected")
    public Uni<Progress> progress() {
        return Patience.with(pool.query(TOTALS).execute(), patience)
                .map(rows -> progress(rows.iterator().next()));
    }

    private static Progress progress(Row row) {
        return new Progress(row.getLong("accepted"), row.getLong("published"), row.getLong("rejected"));
    }
}
