package io.stillwatch.cases.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.stillwatch.eventsourcing.LoggedEvent;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An event of a case, an enforcement or an appeal. */
@Schema(name = "CaseEvent")
public record HistoryItem(
        @Schema(required = true, description = "1, 2, 3 … without a gap.")
        long sequence,

        @Schema(
                required = true,
                examples = {"case-opened", "finding-recorded", "case-assigned", "note-added", "case-decided"})
        String type,

        @Schema(required = true, description = "When the log took it.")
        Instant time,

        @Schema(
                required = true,
                implementation = Object.class,
                description =
                        "The event as it was recorded; notes and reasons may name people. What was erased reads 'erased:' and the"
                                + " beginning of the id of the key that is gone.")
        JsonNode body) {

    static HistoryItem of(LoggedEvent event, JsonNode body) {
        return new HistoryItem(event.sequence, event.type, event.recordedAt, body);
    }
}
