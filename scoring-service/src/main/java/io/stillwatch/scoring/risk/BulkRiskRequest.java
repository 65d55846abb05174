package io.stillwatch.scoring.risk;

import io.stillwatch.eventsourcing.PrincipalName;
import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.store.Named;
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
            @Schema(required = true, minLength = 1, maxLength = PrincipalName.LONGEST) @Nullable
            String account,

            @Schema(
                    description = "The end user behind the account; absent, null or blank for the account itself.",
                    maxLength = PrincipalName.LONGEST)
            @Nullable
            String endUser) {

        /** A blank end user is none, as it is in what was recorded. */
        private Principal principal(String known, String place) {
            return new Principal(
                    Named.inBody(place + ".account", known),
                    endUser == null || endUser.isBlank() ? null : Named.inBody(place + ".endUser", endUser));
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
            String place = "principals[" + asked.size() + "]";
            if (one == null || one.account() == null) {
                throw refused("'" + place + ".account' is missing.");
            }
            asked.add(one.principal(one.account(), place));
        }
        return asked;
    }

    private static RuntimeException refused(String detail) {
        return Problem.of("invalid-body", 400, "The body does not fit", detail).asException();
    }
}
