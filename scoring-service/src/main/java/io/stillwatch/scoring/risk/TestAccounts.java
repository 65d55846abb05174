package io.stillwatch.scoring.risk;

import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.RiskLevel;
import io.stillwatch.scoring.publish.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Accounts that are nobody's and always answer the same, so that whoever connects a gateway can try every answer there is. */
final class TestAccounts {

    private static final String PREFIX = "stillwatch-test-";
    private static final Instant AS_OF = Instant.parse("2026-01-01T00:00:00Z");
    private static final String VERSION = "test";
    private static final Evidence SIGNAL = new Evidence(
            "shared-rare-phrases", "content", 14, 0.2, 16, "A fixed answer of a test account: nothing was measured.");

    private TestAccounts() {}

    static boolean has(Principal principal) {
        return principal.account().startsWith(PREFIX);
    }

    /**
     * The fixed answer of a test account, empty for any other.
     *
     * @throws io.stillwatch.eventsourcing.ProblemException 503 for {@code stillwatch-test-down}
     */
    static Optional<AccountRisk> answer(Principal principal) {
        if (!has(principal)) {
            return Optional.empty();
        }
        return switch (principal.account().substring(PREFIX.length())) {
            case "low" -> Optional.of(fixed(principal, RiskLevel.LOW, 0, false));
            case "medium" -> Optional.of(fixed(principal, RiskLevel.MEDIUM, 0.7, false));
            case "high" -> Optional.of(fixed(principal, RiskLevel.HIGH, 0.99, false));
            case "stale" -> Optional.of(fixed(principal, RiskLevel.MEDIUM, 0.7, true));
            case "down" -> throw down();
            case String _ -> Optional.empty();
        };
    }

    private static AccountRisk fixed(Principal principal, RiskLevel level, double score, boolean stale) {
        boolean low = level == RiskLevel.LOW;
        return new AccountRisk(
                principal.account(),
                principal.endUser(),
                level.name(),
                score,
                AS_OF,
                1,
                stale,
                low ? List.of() : List.of(SIGNAL),
                List.of(),
                low ? List.of() : List.of("cmp_0000000000000000"),
                VERSION,
                VERSION,
                1);
    }

    private static RuntimeException down() {
        return Problem.of("store-unavailable", 503, "The store does not answer", "A fixed answer of a test account.")
                .asException();
    }
}
