package io.stillwatch.scoring.pipeline;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What scoring reads of {@code tick-closed.v1}. */
@JsonIgnoreProperties(ignoreUnknown = true)
@RegisterForReflection
record MarkerBody(
        @Nullable Long tick,
        @Nullable Instant watermark,
        @Nullable Long position) {}
