package io.stillwatch.detection.detector;

import io.stillwatch.scoring.engine.AccountFact;
import io.stillwatch.scoring.engine.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What the provider has said about accounts so far. */
final class Register {
    private static final Duration ESTABLISHED = Duration.ofDays(180);

    private final Map<String, Instant> createdAt = new HashMap<>();
    private final Map<String, Long> payments = new HashMap<>();

    void accept(AccountFact fact) {
        if (fact.createdAt() != null) {
            createdAt.put(fact.account(), fact.createdAt());
        }
        if (fact.payment() != Tag.NONE) {
            payments.put(fact.account(), fact.payment());
        }
    }

    /** Known to be older than half a year. */
    boolean isEstablished(String account, Instant now) {
        return createdAt.getOrDefault(account, now).isBefore(now.minus(ESTABLISHED));
    }

    /** {@link Tag#NONE} where it is not known. */
    long payment(String account) {
        return payments.getOrDefault(account, Tag.NONE);
    }
}
