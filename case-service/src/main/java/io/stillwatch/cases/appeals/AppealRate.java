package io.stillwatch.cases.appeals;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How often whoever was acted on was right. */
record AppealRate(
        @Schema(required = true, description = "Not judged yet.")
        long open,

        @Schema(required = true, description = "Not judged yet although their time is over.")
        long overdue,

        @Schema(required = true) long upheld,
        @Schema(required = true) long overturned,

        @Schema(nullable = true, description = "Share of the judged ones, from 0 to 1; null while none is judged.")
        @Nullable
        Double rate) {

    static AppealRate of(long open, long overdue, long upheld, long overturned) {
        long judged = upheld + overturned;
        return new AppealRate(open, overdue, upheld, overturned, judged == 0 ? null : (double) overturned / judged);
    }
}
