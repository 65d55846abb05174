package io.stillwatch.scoring.publish;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code record-unreadable.v1}: a record that went to the dead-letter topic.
 *
 * @param reason what was wrong, without any of its content
 * @param value the record's bytes in base64, for a replay; left out when there are too many of them
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordUnreadable(
        String topic,
        int partition,
        long offset,
        String reason,
        @Nullable String value) {}
