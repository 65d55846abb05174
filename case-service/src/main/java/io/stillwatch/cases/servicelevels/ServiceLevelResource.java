package io.stillwatch.cases.servicelevels;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.requests.Field;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** For those who answer for how cases are worked. */
@Path("/v1/service-levels")
@Tag(name = "service levels")
@RolesAllowed({"lead", "auditor", "operator"})
@Produces(MediaType.APPLICATION_JSON)
public class ServiceLevelResource {

    private static final Duration USUAL = Duration.ofDays(30);
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private final ServiceLevelReport report;
    private final Clock clock;

    ServiceLevelResource(ServiceLevelReport report, Clock clock) {
        this.report = report;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "How long the cases opened in a span of time took, and how their decisions fared.")
    public Uni<ServiceLevels> of(
            @QueryParam("from")
                    @Parameter(
                            description = "Beginning, UTC; 30 days before the end if not given.",
                            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
                    @Nullable
                    String from,
            @QueryParam("to")
                    @Parameter(
                            description = "End, UTC, not included; now if not given.",
                            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
                    @Nullable
                    String to) {
        Instant end = to == null ? clock.instant() : time("to", to);
        return report.of(from == null ? end.minus(USUAL) : time("from", from), end);
    }

    private static Instant time(String name, String value) {
        try {
            Instant time = Instant.parse(value);
            if (time.isAfter(Instant.EPOCH) && time.isBefore(LAST)) {
                return time;
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        throw new Field(name, value).problem("must be a time such as 2026-04-23T13:00:00Z");
    }
}
