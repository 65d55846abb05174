package io.stillwatch.scoring.campaigns;

import io.stillwatch.eventsourcing.Problem;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which page is asked for. */
record PageRequest(
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
    int size() {
        int size = limit.matches("[0-9]{1,3}") ? Integer.parseInt(limit) : 0;
        if (size < 1 || size > MOST) {
            throw Problem.of("invalid-limit", 400, "The limit is not acceptable", "It is 1 to " + MOST + ".")
                    .asException();
        }
        return size;
    }

    /** A row more than the page has, to see whether there is another. */
    int rows() {
        return size() + 1;
    }
}
