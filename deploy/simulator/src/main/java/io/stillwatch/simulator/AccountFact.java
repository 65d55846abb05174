package io.stillwatch.simulator;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the provider's account system says about an account from {@code time} on; what it does not know is absent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountFact(
        String account,
        Instant time,
        Instant createdAt,
        @Nullable String organization,
        @Nullable Boolean verified,
        String kind,
        String status,
        @Nullable String payment,
        @Nullable String emailDomain,
        String plan,
        @Nullable String program) {}
