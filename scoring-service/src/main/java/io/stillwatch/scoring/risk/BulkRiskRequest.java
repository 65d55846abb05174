package io.stillwatch.scoring.risk;

import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.scoring.engine.Principal;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Asks for the risk of several principals at once. */
public record BulkRiskRequest(
        @Schema(required = true, description = "1 to 500; an answer comes for each, in this order.", maxItems = 500)
        @Nullable
        List<@Nullable Asked> principals) {

    private static final int MOST = 500;

    /** One principal. */
    public record Asked(
            @Schema(required = true, minLength = 1) @Nullable
            String account,

            @Schema(description = "The end user behind the account; absent, null or empty for the account itself.")
            @Nullable
            String endUser) {

        /** An empty end user is none, as it is in what was recorded. */
        private Principal principal(String known) {
            return new Principal(known, endUser == null || endUser.isEmpty() ? null : endUser);
        }
    }

    /** @throws io.stillwatch.eventsourcing.ProblemException 400 that names what is wrong where */
    static List<Principal> asked(@Nullable BulkRiskRequest request) {
        List<@Nullable Asked> principals = request == null ? null : request.principals;
        if (principals == null || principals.isEmpty() || principals.size() > MOST) {
            throw refused("'principals' has 1 to " + MOST + " items.");
        }
        List<Principal> asked = new ArrayList<>();
        for (Asked one : principals) {
            if (one == null || one.account() == null || one.account().isEmpty()) {
                throw refused("'principals[" + asked.size() + "].account' is missing.");
            }
            asked.add(one.principal(one.account()));
        }
        return asked;
    }

    private static RuntimeException refused(String detail) {
        return Problem.of("invalid-body", 400, "The body does not fit", detail).asException();
    }
}
