package io.stillwatch.cases.feed;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.eventsourcing.ProblemException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** From where on, and of what, a subscriber wants events. */
@RegisterForReflection
record FeedRequest(
        @Parameter(
                description = "The last position the subscriber has; 0 or nothing for the beginning.",
                schema = @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "0", defaultValue = "0"))
        @QueryParam("after")
        @DefaultValue("0")
        String after,

        @Parameter(
                description = "Only events of these types, for example case-opened.v1; may be repeated.",
                schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
        @QueryParam("type")
        List<String> types,

        @Parameter(description = "Only events about this case.") @QueryParam("case") @Nullable
        String caseId) {

    FeedFilter filter() {
        return FeedFilter.of(types, caseId);
    }

    /** Read by hand, because JAX-RS would answer 404 to a word in place of a number. */
    long position() {
        return position(after);
    }

    /** Where a stream begins: an empty Last-Event-ID is that of somebody who has seen nothing yet. */
    static long position(@Nullable String lastEventId, @Nullable String after) {
        return position(
                lastEventId == null || lastEventId.isBlank() ? Objects.requireNonNullElse(after, "0") : lastEventId);
    }

    private static long position(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw unknown("It is a whole number.");
        }
        return Long.parseLong(text);
    }

    /** A position ahead of the feed belongs to another one: whoever waits for it waits in vain. */
    static ProblemException unknown(String detail) {
        return Problem.of("unknown-position", 400, "There is no such position in the feed", detail)
                .asException();
    }
}
