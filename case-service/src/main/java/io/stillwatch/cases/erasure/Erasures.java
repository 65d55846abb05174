package io.stillwatch.cases.erasure;

import io.stillwatch.eventsourcing.sealing.SubjectKeyRow;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was erased. */
record Erasures(
        @Schema(required = true, description = "Keys that were destroyed, each of them in the stream that notes it.")
        List<Destroyed> keys,

        @Schema(required = true, description = "Rows in which another word now stands in place of the account.")
        int rows) {

    @Schema(name = "DestroyedKey")
    record Destroyed(
            @Schema(required = true, description = "The case or other aggregate whose events said something.")
            String stream,

            @Schema(required = true, description = "Id of the key; the events that it sealed carry it.")
            String key) {}

    static Erasures of(List<SubjectKeyRow> keys, int rows) {
        return new Erasures(
                keys.stream().map(row -> new Destroyed(row.stream, row.id)).toList(), rows);
    }
}
