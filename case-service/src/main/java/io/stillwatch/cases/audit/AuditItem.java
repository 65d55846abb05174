package io.stillwatch.cases.audit;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody looked at personal data, or erased some. */
record AuditItem(
        @Schema(required = true, description = "Rises; numbers may be left out.")
        long id,

        @Schema(required = true) Instant time,

        @Schema(required = true, description = "Subject of the token.", examples = "ana")
        String actor,

        @Schema(required = true, description = "The roles of the token.")
        List<String> roles,

        @Schema(
                required = true,
                enumeration = {"read", "erase"})
        String action,

        @Schema(
                required = true,
                description = "Path and query of what was asked for; an account in them may have been erased since.",
                examples = "/v1/cases/case_00f3a1b2c4d5e6f7/events")
        String resource) {

    static AuditItem of(AuditRow row) {
        return new AuditItem(
                row.id,
                row.at,
                row.actor,
                row.roles.isEmpty() ? List.of() : List.of(row.roles.split(",", -1)),
                row.action,
                row.resource);
    }
}
