package io.stillwatch.eventsourcing.audit;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody looked at personal data, or erased some. */
public record AuditItem(
        @Schema(
                required = true,
                description =
                        "No other item of this log has it. Does not always rise along the list, and numbers may be left out.")
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

    /** One as it is kept: its roles in one text, with commas between them. */
    public static AuditItem of(long id, Instant time, String actor, String roles, String action, String resource) {
        return new AuditItem(
                id, time, actor, roles.isEmpty() ? List.of() : List.of(roles.split(",", -1)), action, resource);
    }
}
