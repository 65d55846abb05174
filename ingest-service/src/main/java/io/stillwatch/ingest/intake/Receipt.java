package io.stillwatch.ingest.intake;

import io.stillwatch.ingest.store.Refusals;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of the records of a body. */
@Schema(description = "What became of the records of a body. Each is accepted, a duplicate, or rejected.")
public record Receipt(
        @Schema(description = "Stored now.", required = true)
        int accepted,

        @Schema(description = "Stored before, by this request or an earlier one.", required = true)
        int duplicates,

        @Schema(
                description =
                        "Refused, all of them; each is kept in quarantine by line, field and reason, but for 'onlyCounted'.",
                required = true)
        int rejected,

        @Schema(
                description =
                        "How many of the rejected have no row of their own in quarantine: of one body it keeps the first 10,000"
                                + " (stillwatch.quarantine-a-body) one by one, and of one sender 20,000 an hour"
                                + " (stillwatch.quarantine-an-hour), and one more that says so.",
                required = true)
        int onlyCounted,

        @Schema(description = "The first 100 of the refused.", required = true)
        List<LineError> errors) {
    static final int ERRORS = 100;

    /** Why a line was refused. */
    @Schema(description = "Why a record was refused. Repeats nothing of what was sent.")
    public record LineError(
            @Schema(description = "From 1: the line of an NDJSON body, the element of a JSON array.", required = true)
            int line,

            @Schema(description = "Path of the field, or 'line' for the record as a whole.", required = true)
            String field,

            @Schema(description = "Completes the sentence 'the field …'.", required = true)
            String reason) {}

    static final Receipt NOTHING = new Receipt(0, 0, 0, 0, List.of());

    Receipt plus(Receipt later) {
        List<LineError> both = Stream.concat(errors.stream(), later.errors.stream())
                .limit(ERRORS)
                .toList();
        return new Receipt(
                accepted + later.accepted,
                duplicates + later.duplicates,
                rejected + later.rejected,
                onlyCounted + later.onlyCounted,
                both);
    }

    static Receipt of(int taken, int stored, Refusals refused) {
        List<LineError> errors = refused.named().stream()
                .map(each -> new LineError(each.line(), each.field(), each.reason()))
                .toList();
        return new Receipt(stored, taken - stored, refused.count(), refused.onlyCounted(), errors);
    }
}
