package io.stillwatch.cases.erasure;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.Cases;
import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.eventsourcing.sealing.SubjectKeys;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** For operators who have mounted another master key: the keys that seal texts are wrapped anew, the texts are not touched. */
@Path("/v1/subject-keys/rewrap")
@Tag(name = "personal data")
@RolesAllowed("operator")
@Produces(MediaType.APPLICATION_JSON)
public class Rewrapping {

    private static final int AT_ONCE = 500;

    private final Cases cases;
    private final SubjectKeys keys;

    Rewrapping(Cases cases, SubjectKeys keys) {
        this.cases = cases;
        this.keys = keys;
    }

    /** What was done. */
    @Schema(name = "Rewrapped")
    record Rewrapped(
            @Schema(
                    required = true,
                    description = "Keys that are wrapped by the mounted master key now and were not before.")
            long keys) {}

    @POST
    @Operation(
            summary =
                    "Wraps every key anew that an earlier master key wraps; when it answers, the earlier ones may go.",
            description =
                    "The earlier keys are named in stillwatch.earlier-master-key-files until then. Asked again, it goes on.")
    public Uni<Rewrapped> rewrap() {
        return Multi.createBy()
                .repeating()
                .uni(() -> cases.inTransaction(session -> keys.rewrap(session, AT_ONCE)))
                .whilst(count -> count > 0)
                .collect()
                .with(java.util.stream.Collectors.summingLong(Integer::longValue))
                .map(Rewrapped::new)
                .onFailure(IllegalStateException.class)
                .transform(Rewrapping::missing);
    }

    private static Throwable missing(Throwable failure) {
        return Problem.of("master-key-missing", 409, "A master key is not mounted", failure.getMessage())
                .asException();
    }
}
