package io.stillwatch.ingest;

import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/v1/quarantine")
@Tag(name = "quarantine")
@Produces(MediaType.APPLICATION_JSON)
public class QuarantineResource {
    private static final int AT_MOST = 500;
    private static final String PAGE = "select * from quarantine where number < $1 order by number desc limit $2";

    private final Pool pool;

    QuarantineResource(Pool pool) {
        this.pool = pool;
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

            @Schema(description = "Its place in the body, from 1.", required = true)
            int line,

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
    public Uni<Page> page(
            @Parameter(description = "From the page before.") @QueryParam("cursor") @Nullable String cursor,
            @Parameter(
                            description = "Items on the page.",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "500",
                                            defaultValue = "100"))
                    @QueryParam("limit")
                    @DefaultValue("100")
                    String limit) {
        int size = size(limit);
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(before(cursor), size + 1))
                .map(rows -> page(rows, size));
    }

    /** Read by hand, because JAX-RS would answer 404 to a word in place of a number. */
    private static int size(String limit) {
        int size = limit.matches("[0-9]{1,3}") ? Integer.parseInt(limit) : 0;
        if (size < 1 || size > AT_MOST) {
            throw Problem.of("invalid-limit", 400, "The limit is not acceptable", "It is 1 to " + AT_MOST + ".")
                    .asException();
        }
        return size;
    }

    private static long before(@Nullable String cursor) {
        try {
            return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw Problem.of("invalid-cursor", 400, "No such cursor", "Take it from 'next' of the page before.")
                    .asException();
        }
    }

    private static Page page(RowSet<Row> rows, int size) {
        List<Item> items = new ArrayList<>();
        long last = 0;
        for (Row row : rows) {
            if (items.size() == size) {
                return new Page(items, Long.toString(last));
            }
            items.add(item(row));
            last = row.getLong("number");
        }
        return new Page(items, null);
    }

    private static Item item(Row row) {
        return new Item(
                row.getOffsetDateTime("received_at").toInstant(),
                row.getString("kind"),
                row.getInteger("line"),
                row.getString("id"),
                row.getString("field"),
                row.getString("reason"),
                row.getString("hash"));
    }
}
