package io.stillwatch.ingest;

import io.smallrye.common.annotation.Blocking;
import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.ingest.retention.Proof;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ValueRange;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/purges")
@Tag(name = "purges")
@Produces(MediaType.APPLICATION_JSON)
public class PurgeResource {
    private static final ValueRange YEARS = ValueRange.of(1970, 2999);

    private final Proof proof;

    PurgeResource(Proof proof) {
        this.proof = proof;
    }

    @GET
    @Path("/{day}")
    @Blocking
    @RolesAllowed({"operator", "auditor"})
    @Operation(
            summary = "Whether anything of a day is left",
            description =
                    "Looks at every place where this service or its topics could hold interactions of the UTC day, such as"
                            + " 2026-04-22, and says how much each holds. Reads the topics whole, which takes a while; one day at a"
                            + " time, and 429 says when to come back. What other services made of the day is not looked at: their stores and topics (account-blocks, campaign-events and the rest).")
    public Proof.Finding proof(@PathParam("day") String day) throws SQLException {
        return proof.of(parsed(day));
    }

    private static LocalDate parsed(String day) {
        try {
            LocalDate parsed = LocalDate.parse(day);
            if (YEARS.isValidIntValue(parsed.getYear())) {
                return parsed;
            }
            throw noSuchDay();
        } catch (DateTimeParseException e) {
            throw noSuchDay();
        }
    }

    private static RuntimeException noSuchDay() {
        return Problem.of("no-such-day", 404, "There is no such day", "A day looks like 2026-04-22.")
                .asException();
    }
}
