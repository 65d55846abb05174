package io.stillwatch.cases.erasure;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the log notes, and publishes, when lists that a stream's events cover lose a name.
 *
 * @param lists as the events call them
 * @param basis and {@code reference} say why
 * @param by pseudonym of who did it
 */
@RegisterForReflection
record ErasedName(
        String stream,
        List<String> lists,
        @Nullable String basis,
        @Nullable String reference,
        String by) {}
