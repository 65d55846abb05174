package io.stillwatch.cases.requests;

import io.stillwatch.eventsourcing.Problem;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What becomes, or would become, of each case. */
record BulkAnswer(
        @Schema(required = true, description = "How many are, or would be, decided.")
        long decided,

        @Schema(required = true, description = "How many are, or would be, refused.")
        long refused,

        @Schema(
                required = true,
                nullable = true,
                description =
                        "Different accounts that belong now to the cases that are, or would be, decided; null if the store was gone"
                                + " when they were to be counted.")
        @Nullable
        Long accounts,

        @Schema(required = true) List<One> items) {

    /** One case. */
    @Schema(name = "BulkItem")
    record One(
            @Schema(required = true) String id,

            @Schema(
                    nullable = true,
                    description =
                            "The version after the decision; in a preview, and of a case that is refused, the one it is at.")
            @Nullable
            Long sequence,

            @Schema(nullable = true, description = "Name of the rule that refuses it; null if none does.") @Nullable
            String problem,

            @Schema(nullable = true) @Nullable String detail) {

        static One done(String id, long sequence) {
            return new One(id, sequence, null, null);
        }

        static One refused(String id, @Nullable Long sequence, Problem problem) {
            return new One(id, sequence, problem.type(), problem.detail() == null ? problem.title() : problem.detail());
        }
    }

    static BulkAnswer of(List<One> items, @Nullable Long accounts) {
        long decided = decided(items).size();
        return new BulkAnswer(decided, items.size() - decided, accounts, items);
    }

    /** The ids of those that nothing refuses. */
    static List<String> decided(List<One> items) {
        return items.stream()
                .filter(item -> item.problem() == null)
                .map(One::id)
                .toList();
    }
}
