package io.stillwatch.ingest;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.Cursor;
import io.stillwatch.eventsourcing.PageRequest;
import io.stillwatch.eventsourcing.Patience;
import io.stillwatch.eventsourcing.audit.Reader;
import io.stillwatch.eventsourcing.audit.ReadingLog;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/v1/quarantine")
@Tag(name = "quarantine")
@Produces(MediaType.APPLICATION_JSON)
public class QuarantineResource {
    private static final Cursor NEWEST = Cursor.at(Long.MAX_VALUE);
    private static final String PAGE = "select * from quarantine where number < $1 order by number desc limit $2";

    private final Pool pool;
    private final ReadingLog readings;
    private final SecurityIdentity caller;
    private final Duration patience;

    QuarantineResource(
            Pool pool,
            ReadingLog readings,
            SecurityIdentity caller,
            @ConfigProperty(name = "stillwatch.store-patience") Duration patience) {
        this.pool = pool;
        this.readings = readings;
        this.caller = caller;
        this.patience = patience;
    }

    /** Refused records, newest first. */
    @Schema(name = "QuarantinePage")
    public record Page(
            @Schema(required = true) List<Item> items,

            @Schema(description = "Cursor of the next page; absent on the last.") @Nullable
            String next) {}

    /** A refused record: where it stood and why, never what it was. */
    @Schema(name = "QuarantinedRecord")
    public record Item(
            @Schema(required = true) Instant receivedAt,

            @Schema(description = "interaction or account-fact.", required = true)
            String kind,

            @Schema(
                    description =
                            "Its place in the body, from 1; of a record of a topic what 'place' says, as far as it fits.",
                    required = true)
            int line,

            @Schema(
                    description =
                            "Topic, partition and offset, as topic-partition@offset; absent for what came in a body.")
            @Nullable
            String place,

            @Schema(description = "Your own id of it, if that could be read; the account of a fact.") @Nullable
            String id,

            @Schema(description = "Path of the field, or 'line' for the record as a whole.", required = true)
            String field,

            @Schema(description = "Completes the sentence 'the field …'.", required = true)
            String reason,

            @Schema(description = "Keyed tag of its bytes: equal for equal records.", required = true)
            String hash) {}

    @GET
    @RolesAllowed("operator")
    @Operation(summary = "What was refused and why, newest first")
    public Uni<Page> page(@BeanParam PageRequest page) {
        Reader reader = Reader.of(caller);
        Uni<RowSet<Row>> rows =
                pool.preparedQuery(PAGE).execute(Tuple.of(page.behind(NEWEST).number(0), page.rows()));
        return Patience.with(rows, patience).map(found -> shown(page, found)).call(shown -> noted(reader, shown));
    }

    /** The id of a refused fact is its account. */
    private Uni<Void> noted(Reader reader, Page page) {
        boolean namesAccounts = page.items().stream()
                .anyMatch(item -> item.id() != null && item.kind().equals("account-fact"));
        return namesAccounts
                ? readings.read(reader, List.of(new ReadingLog.Look(null, "/v1/quarantine")))
                : Uni.createFrom().voidItem();
    }

    private static Page shown(PageRequest page, RowSet<Row> rows) {
        var shown = page.of(rows.stream().toList(), row -> Cursor.at(row.getLong("number")));
        return new Page(shown.items().stream().map(QuarantineResource::item).toList(), shown.next());
    }

    private static Item item(Row row) {
        return new Item(
                row.getOffsetDateTime("received_at").toInstant(),
                row.getString("kind"),
                row.getInteger("line"),
                row.getString("place"),
                row.getString("id"),
                row.getString("field"),
                row.getString("reason"),
                row.getString("hash"));
    }
}
