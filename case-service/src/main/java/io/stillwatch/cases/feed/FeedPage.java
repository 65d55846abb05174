package io.stillwatch.cases.feed;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Some of the published events, in the one order of all. */
@Schema(name = "EventPage")
record FeedPage(
        @Schema(required = true) List<Item> items,

        @Schema(
                nullable = true,
                description = "Value of 'after' for the next page; null if there is nothing behind this one yet.")
        @Nullable
        String next,

        @Schema(required = true, description = "The last position in the feed, whatever the filter.")
        long head) {

    /** An event at its place. */
    @Schema(name = "PublishedEvent")
    record Item(
            @Schema(
                    required = true,
                    description = "1, 2, 3 … over all cases without a gap; with a filter some are left out.")
            long position,

            @Schema(
                    required = true,
                    type = SchemaType.OBJECT,
                    description = "The CloudEvent in structured JSON; 'sequence' has no gaps within its subject.")
            @JsonRawValue
            String event) {}

    static FeedPage of(List<FeedEvent> rows, int size, long head) {
        List<FeedEvent> shown = rows.subList(0, Math.min(size, rows.size()));
        String next = rows.size() > size ? Long.toString(shown.getLast().position()) : null;
        return new FeedPage(
                shown.stream()
                        .map(event -> new Item(event.position(), event.json()))
                        .toList(),
                next,
                head);
    }
}
