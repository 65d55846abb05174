package io.stillwatch.scoring.policy;

import io.stillwatch.eventsourcing.Problem;
import org.jspecify.annotations.Nullable;

/** Names of policies and baselines. */
final class Versions {

    static final String PATTERN = "^[a-z0-9][a-z0-9.-]{1,40}$";

    private Versions() {}

    static String checked(@Nullable String version) {
        if (version == null || !version.matches(PATTERN) || version.startsWith("builtin")) {
            throw Problem.of(
                            "invalid-version",
                            400,
                            "The version is not acceptable",
                            "It has 2 to 41 of a-z, 0-9, '.' and '-', and does not begin with 'builtin'.")
                    .asException();
        }
        return version;
    }
}
