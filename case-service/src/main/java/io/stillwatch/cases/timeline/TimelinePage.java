package io.stillwatch.cases.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import io.stillwatch.eventsourcing.Page;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Some of what happened, oldest first. */
@Schema(name = "Timeline")
record TimelinePage(
        @Schema(required = true) List<Entry> items,

        @Schema(nullable = true, description = "Cursor of the next page; null on the last one.") @Nullable
        String next) {

    /** One thing that happened. */
    @Schema(name = "TimelineEntry")
    record Entry(
            @Schema(required = true) Instant time,

            @Schema(required = true, examples = "case-assigned.v1")
            String type,

            @Schema(
                    required = true,
                    description = "The case, or the enforcement or appeal of the case that it happened to.")
            String subject,

            @Schema(required = true, description = "Its number among the events of the subject.")
            long sequence,

            @Schema(
                    required = true,
                    implementation = Object.class,
                    description = "The event as it is published: without what people wrote in their own words.")
            JsonNode body) {}

    static TimelinePage of(Page<Entry> page) {
        return new TimelinePage(page.items(), page.next());
    }
}
