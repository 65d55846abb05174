package io.stillwatch.cases.erasure;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * What the log notes, and publishes, of an erasure.
 *
 * @param stream whose events said something
 * @param key id of the key that is gone; the events it sealed carry it
 * @param basis and {@code reference} say why
 * @param by pseudonym of who did it
 */
@RegisterForReflection
record Erased(
        String stream,
        String key,
        @Nullable String basis,
        @Nullable String reference,
        String by) {}
