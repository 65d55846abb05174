package io.stillwatch.scoring.pipeline;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What scoring reads of {@code account-fact-recorded.v1}. */
@JsonIgnoreProperties(ignoreUnknown = true)
@RegisterForReflection
record FactBody(
        @Nullable String account,
        @Nullable Instant time,
        @Nullable Instant createdAt,
        @Nullable String organization,
        @Nullable Boolean verified,
        @Nullable String kind,
        @Nullable String status,
        @Nullable String payment,
        @Nullable String emailDomain,
        @Nullable String program,
        @Nullable Integer keyEpoch,
        @Nullable Previous previous) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    @RegisterForReflection
    record Previous(@Nullable Integer keyEpoch, @Nullable String payment) {}
}
