package io.stillwatch.ingest.enrichment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an operator sees of the tables. */
@Schema(name = "EnrichmentTables")
public record TablesInUse(
        @Schema(required = true, description = "Of the newest version that was taken; empty without tables.")
        String version,

        @Schema(required = true, description = "It counts for interactions from this time on, by their own time.")
        Instant since,

        @Schema(required = true, description = "Of what counts for interactions before that.")
        String before,

        @Schema(required = true, description = "Entries by file.")
        Map<String, Integer> entries,

        @Schema(
                required = true,
                description =
                        "The first 100 bad lines of files that were not taken, and files, or the folder, that can't be read; empty when all were taken.")
        List<BadLine> refused) {
    private static final int SHOWN = 100;

    @Schema(name = "EnrichmentBadLine")
    public record BadLine(
            @Schema(required = true) String file,

            @Schema(required = true, description = "From 1; 0 is the whole of what can't be read.")
            int line,

            @Schema(required = true) String reason) {}

    public static TablesInUse of(Enrichment enrichment) {
        Enrichment.State state = enrichment.state();
        return new TablesInUse(
                state.next().version(),
                state.since(),
                state.before().version(),
                state.next().entries(),
                state.flaws().stream()
                        .limit(SHOWN)
                        .map(flaw -> new BadLine(flaw.file(), flaw.line(), flaw.reason()))
                        .toList());
    }
}
