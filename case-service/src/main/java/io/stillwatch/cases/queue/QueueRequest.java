package io.stillwatch.cases.queue;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.stillwatch.cases.CaseState;
import io.stillwatch.cases.domain.CaseDecision;
import io.stillwatch.cases.domain.Priority;
import io.stillwatch.cases.requests.Field;
import jakarta.ws.rs.QueryParam;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which cases are asked for, and in which order. */
@RegisterForReflection
record QueueRequest(
        @Parameter(schema = @Schema(enumeration = {"unassigned", "assigned", "decided", "closed", "merged"}))
        @QueryParam("state")
        @Nullable
        String state,

        @Parameter(description = "Subject of an analyst's token.") @QueryParam("assignee") @Nullable
        String assignee,

        @Parameter(schema = @Schema(enumeration = {"low", "normal", "high", "urgent"}))
        @QueryParam("priority")
        @Nullable
        String priority,

        @Parameter(schema = @Schema(enumeration = {"confirmed", "dismissed", "inconclusive", "credential-compromise"}))
        @QueryParam("decision")
        @Nullable
        String decision,

        @Parameter(description = "The id of a case, a campaign or an account that is or was a member.")
        @QueryParam("q")
        @Nullable
        String q,

        @Parameter(
                description =
                        "Highest or latest first. By 'opened' no page repeats or loses a case; otherwise one that changes"
                                + " between two pages may be on both or on neither.",
                schema =
                        @Schema(
                                enumeration = {"opened", "updated", "severity", "members"},
                                defaultValue = "opened"))
        @QueryParam("sort")
        @Nullable
        String sort) {

    private static final int LONGEST = 256;
    private static final String NAMED = """
            (id = $%1$d or campaign = $%1$d or id in (select case_id from case_member where account = $%1$d))""";

    QueueOrder order() {
        return QueueOrder.named(sort);
    }

    /** Conditions in SQL, each to be told the place of its parameter, with the value of that: only what is asked for, so that an index can serve it. */
    Map<String, String> conditions() {
        Map<String, String> conditions = new LinkedHashMap<>();
        known("state", state, "must be unassigned, assigned, decided, closed or merged", CaseState.named(text(state)))
                .ifPresent(value -> conditions.put("state = $%d", value));
        known("priority", priority, "must be low, normal, high or urgent", Priority.named(text(priority)))
                .ifPresent(value -> conditions.put("priority = $%d", value));
        known(
                        "decision",
                        decision,
                        "must be confirmed, dismissed, inconclusive or credential-compromise",
                        CaseDecision.named(text(decision)))
                .ifPresent(value -> conditions.put("decision = $%d", value));
        if (assignee != null) {
            conditions.put("assignee = $%d", new Field("assignee", assignee).word(LONGEST));
        }
        if (q != null) {
            conditions.put(NAMED, new Field("q", q).principal());
        }
        return conditions;
    }

    private static Optional<String> known(
            String name, @Nullable String value, String requirement, Optional<?> meaning) {
        if (value != null && meaning.isEmpty()) {
            throw new Field(name, value).problem(requirement);
        }
        return Optional.ofNullable(value);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
