package io.stillwatch.eventsourcing;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which page of a list is asked for. */
@RegisterForReflection
public record PageRequest(
        @Parameter(description = "'next' of the page before; the first page has none.") @QueryParam("cursor") @Nullable
        String cursor,

        @Parameter(
                description = "Items on the page.",
                schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500", defaultValue = "100"))
        @QueryParam("limit")
        @DefaultValue("100")
        String limit) {

    private static final int MOST = 500;

    /** Items on the page. Read by hand, because JAX-RS would answer 404 to a word in place of a number. */
    public int size() {
        int size = limit.matches("[0-9]{1,3}") ? Integer.parseInt(limit) : 0;
        if (size < 1 || size > MOST) {
            throw Problem.of("invalid-limit", 400, "The limit is not acceptable", "It is 1 to " + MOST + ".")
                    .asException();
        }
        return size;
    }

    /** A row more than the page has, to see whether there is another. */
    public int rows() {
        return size() + 1;
    }

    /** Where the page begins: behind what its cursor names, or at the beginning if it has none. */
    public Cursor behind(Cursor beginning) {
        return cursor == null ? beginning : Cursor.read(cursor, beginning.keys().size());
    }

    /** Makes the page from as many rows as {@link #rows} asks for. */
    public <T> Page<T> of(List<T> rows, Function<T, Cursor> place) {
        List<T> items = rows.subList(0, Math.min(size(), rows.size()));
        return new Page<>(
                items, rows.size() > size() ? place.apply(items.getLast()).text() : null);
    }
}
