package io.stillwatch.scoring.release;

import io.stillwatch.scoring.risk.Versioned;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The model calendar in one of its versions. */
public record CalendarView(
        @Schema(
                required = true,
                description = "0 before there is one; rises by 1 with every change. It stands in what is said under it,"
                        + " and the ETag begins with it.")
        String version,

        @Schema(required = true, description = "By time, then by model.")
        List<ReleaseView> releases,

        @Schema(nullable = true) @Nullable String putBy,

        @Schema(nullable = true) @Nullable Instant putAt,

        @Schema(description = "The first tick whose verdicts know it; null until one closes.", nullable = true)
        @Nullable
        Long tick)
        implements Versioned {

    /** Stands in a tag between the version and the tick. */
    static final char TICK = '-';

    static final CalendarView NONE = new CalendarView("0", List.of(), null, null, null);

    /** Once more when it takes effect. */
    @Override
    public String tag() {
        return tick == null ? version : version + TICK + tick;
    }

    static CalendarView of(Row row) {
        String[] models = row.getArrayOfStrings("models");
        OffsetDateTime[] times = row.getArrayOfOffsetDateTimes("released_at");
        List<ReleaseView> releases = new ArrayList<>();
        for (int one = 0; one < models.length; one++) {
            releases.add(new ReleaseView(models[one], times[one].toInstant()));
        }
        return new CalendarView(
                Long.toString(row.getLong("version")),
                releases,
                row.getString("put_by"),
                row.getOffsetDateTime("put_at").toInstant(),
                row.getLong("tick"));
    }
}
