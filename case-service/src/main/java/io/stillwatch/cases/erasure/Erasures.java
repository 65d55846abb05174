package io.stillwatch.cases.erasure;

import io.stillwatch.cases.erasure.HeldData.HeldEvent;
import io.stillwatch.eventsourcing.sealing.SubjectKeyRow;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was erased: the form that every service confirms an erasure in, and what only this one has beside it. */
record Erasures(
        @Schema(required = true) String service,

        @Schema(required = true, description = "Whether nothing is left: false while `texts` lists any.")
        boolean complete,

        @Schema(required = true, description = "Every place that was looked at.")
        List<Place> places,

        @Schema(required = true, description = "Keys that were destroyed, each of them in the stream that notes it.")
        List<Destroyed> keys,

        @Schema(required = true, description = "Rows in which another word now stands in place of the account.")
        int rows,

        @Schema(
                required = true,
                description =
                        "Where people wrote the name of the account or of one of its end users, beside others' perhaps: each"
                                + " is erased by itself. Only this answer knows them, since nothing leads from the account to them any more.")
        List<Text> texts) {

    /** A place and how much was erased there. */
    @Schema(name = "ErasurePlace")
    record Place(
            @Schema(required = true) String place,

            @Schema(required = true) long erased) {}

    @Schema(name = "DestroyedKey")
    record Destroyed(
            @Schema(required = true, description = "The case or other aggregate whose events said something.")
            String stream,

            @Schema(required = true, description = "Id of the key; the events that it sealed carry it.")
            String key) {}

    /** An event whose text names the account still, or an end user of it. */
    @Schema(name = "TextThatNames")
    record Text(
            @Schema(required = true, description = "The case or other aggregate.")
            String stream,

            @Schema(required = true) long sequence) {}

    private static final String SERVICE = "case-service";

    static Erasures of(List<SubjectKeyRow> keys, int rows, List<HeldEvent> texts) {
        return new Erasures(
                SERVICE,
                texts.isEmpty(),
                List.of(new Place("keys of sealed words", keys.size()), new Place("rows of read models", rows)),
                keys.stream().map(row -> new Destroyed(row.stream, row.id)).toList(),
                rows,
                texts.stream()
                        .map(text -> new Text(text.stream(), text.sequence()))
                        .toList());
    }
}
