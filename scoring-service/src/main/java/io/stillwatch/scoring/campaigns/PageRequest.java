package io.stillwatch.scoring.campaigns;

import io.stillwatch.eventsourcing.Problem;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which page is asked for. */
record PageRequest(
        @Parameter(description = "'next' of the page before; the first page has none.") @QueryParam("cursor") @Nullable
        String cursor,

        @Parameter(
                description = "Items on the page.",
                schema = @Schema(minimum = "1", maximum = "500", defaultValue = "100"))
        @QueryParam("limit")
        @DefaultValue("100")
        int limit) {

    private static final int MOST = 500;

    /** The size of the page, with a row more to see whether there is another. */
    int rows() {
        if (limit < 1 || limit > MOST) {
            throw Problem.of("invalid-limit", 400, "The limit is not acceptable", "It is 1 to " + MOST + ".")
                    .asException();
        }
        return limit + 1;
    }
}
