package io.stillwatch.scoring.erasure;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a service has erased of an account: the same form in every service. */
@Schema(name = "ErasureConfirmation")
public record Confirmation(
        @Schema(required = true) String service,

        @Schema(
                required = true,
                description = "False when something may be left that could not be erased yet: ask again.")
        boolean complete,

        @Schema(required = true, description = "Every place that was looked at.")
        List<Place> places) {

    /** A place and how many records of the account were erased there. */
    @Schema(name = "ErasurePlace")
    public record Place(
            @Schema(required = true) String place,

            @Schema(required = true) long erased) {}
}
