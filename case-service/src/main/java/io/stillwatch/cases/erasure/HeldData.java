package io.stillwatch.cases.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import io.stillwatch.cases.CaseEventNames;
import io.stillwatch.cases.erasure.KnowsAccounts.Held;
import io.stillwatch.eventsourcing.LoggedEvent;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Everything that is held here about an account. */
record HeldData(
        @Schema(required = true) String account,

        @Schema(required = true, description = "Events that name the account, what people wrote among them.")
        List<HeldEvent> events,

        @Schema(required = true, description = "Rows beside the event log that name the account.")
        List<HeldRow> rows) {

    /** An event that names the account. */
    record HeldEvent(
            @Schema(required = true, description = "The case or other aggregate.")
            String stream,

            @Schema(required = true) long sequence,
            @Schema(required = true) String type,
            @Schema(required = true) Instant time,

            @Schema(required = true, implementation = Object.class)
            JsonNode body) {

        static HeldEvent of(LoggedEvent row, JsonNode body) {
            return new HeldEvent(row.stream, row.sequence, row.type, row.recordedAt, body);
        }
    }

    /** A row that names the account. */
    record HeldRow(
            @Schema(required = true, description = "The case the row belongs to; empty if it belongs to none.")
            String caseId,

            @Schema(required = true, description = "The kind of row.")
            String what,

            @Schema(required = true, implementation = Object.class)
            JsonNode row) {}

    static HeldData of(String account, List<HeldEvent> events, List<Held> rows) {
        return new HeldData(
                account,
                events,
                rows.stream()
                        .map(held ->
                                new HeldRow(held.caseId(), held.what(), CaseEventNames.JSON.valueToTree(held.row())))
                        .toList());
    }
}
