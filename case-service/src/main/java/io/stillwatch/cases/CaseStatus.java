package io.stillwatch.cases;

import io.stillwatch.cases.domain.Case;
import io.stillwatch.cases.domain.CaseId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a case stands after a command. */
public record CaseStatus(
        @Schema(required = true, examples = "case_00f3a1b2c4d5e6f7")
        String id,

        @Schema(
                required = true,
                enumeration = {"unassigned", "assigned", "decided", "closed", "merged"})
        String state,

        @Schema(required = true, description = "Number of the case's last event; also the ETag.")
        long sequence)
        implements Versioned {

    public static CaseStatus of(CaseId id, Case state, long sequence) {
        return new CaseStatus(id.value(), CaseState.of(state).word(), sequence);
    }
}
