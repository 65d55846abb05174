package io.stillwatch.scoring.audit;

import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What those who looked at the drawn found, beside what the detector had said. */
public record AuditSummary(
        @Schema(
                required = true,
                description = "Of those who were not LOW when they were drawn: how often that was right.")
        Half suspected,

        @Schema(
                required = true,
                description = "Of those who were LOW when they were drawn: how often that missed something.")
        Half others) {

    /** One half of the draw. */
    @Schema(name = "AuditHalf")
    public record Half(
            @Schema(required = true, description = "Active on the days that were drawn from, summed over the days.")
            long active,

            @Schema(required = true) long drawn,

            @Schema(required = true) long extraction,

            @Schema(required = true) long honest,

            @Schema(required = true) long unclear,

            @Schema(
                    required = true,
                    description =
                            "Share of extraction among those labelled extraction or honest; null while there is none.",
                    nullable = true)
            @Nullable
            Share share) {

        static Half of(Row row) {
            long extraction = row.getLong("extraction");
            long honest = row.getLong("honest");
            return new Half(
                    row.getLong("active"),
                    row.getLong("drawn"),
                    extraction,
                    honest,
                    row.getLong("unclear"),
                    Share.of(extraction, extraction + honest));
        }
    }

    /**
     * A share and what it may be with 95 % confidence (score interval of Wilson, JASA 1927).
     */
    @Schema(name = "AuditShare")
    public record Share(
            @Schema(required = true) double value,
            @Schema(required = true) double low,
            @Schema(required = true) double high) {
        private static final double Z = 1.959964;

        static @Nullable Share of(long some, long all) {
            if (all == 0) {
                return null;
            }
            double share = (double) some / all;
            double width = 1 + Z * Z / all;
            double centre = (share + Z * Z / (2 * all)) / width;
            double half = Z / width * Math.sqrt(share * (1 - share) / all + Z * Z / (4.0 * all * all));
            return new Share(share, Math.max(0, centre - half), Math.min(1, centre + half));
        }
    }
}
