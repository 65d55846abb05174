package io.stillwatch.cases.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.stillwatch.cases.CaseEventNames;
import io.stillwatch.cases.domain.CaseEvent.CaseSplit;
import io.stillwatch.cases.domain.CaseId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A case whose campaign was split off from that of another. */
@RegisterForReflection
@Schema(name = "SplitOffCase")
public record SplitOff(
        @Schema(
                required = true,
                examples = "case_00f3a1b2c4d5e6f7",
                description = "There once its campaign is announced.")
        String id,

        @Schema(required = true, examples = "cmp_00f3a1b2c4d5e6f7")
        String campaign,

        @Schema(required = true) Instant at,

        @Schema(required = true, description = "Number of the event of the case that says so.")
        long event) {

    /** What was split off before and with this event, each once. */
    static String json(@Nullable String before, CaseSplit split, long event) {
        List<SplitOff> all = new ArrayList<>(read(before));
        split.parts().stream()
                .filter(campaign -> all.stream().noneMatch(part -> part.campaign.equals(campaign)))
                .map(campaign -> new SplitOff(CaseId.followed(campaign).value(), campaign, split.at(), event))
                .toList()
                .forEach(all::add);
        try {
            return CaseEventNames.JSON.writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Parts can't be written", e);
        }
    }

    static List<SplitOff> read(@Nullable String json) {
        try {
            return json == null ? List.of() : List.of(CaseEventNames.JSON.readValue(json, SplitOff[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Parts can't be read", e);
        }
    }
}
