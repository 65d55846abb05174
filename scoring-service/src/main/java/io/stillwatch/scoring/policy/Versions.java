package io.stillwatch.scoring.policy;

import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.eventsourcing.ProblemException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names of policies and baselines. */
final class Versions {

    static final String PATTERN = "^[a-z0-9][a-z0-9.-]{1,40}$";
    private static final String BUILT_IN = "builtin";

    /** What {@code /v1/policies/…} answers in place of a policy. */
    private static final Set<String> PATHS = Set.of("changes", "rollback");

    private Versions() {}

    static String checked(@Nullable String version) {
        if (version == null) {
            throw refused("is missing");
        }
        if (!version.matches(PATTERN) || isBuiltIn(version) || PATHS.contains(version)) {
            throw refused(
                    "has 2 to 41 of a-z, 0-9, '.' and '-', does not begin with 'builtin', '.' or '-', and is not 'changes' or 'rollback'");
        }
        return version;
    }

    private static ProblemException refused(String rule) {
        return Problem.of("invalid-version", 400, "The version is not acceptable", "'version' " + rule + ".")
                .asException();
    }

    /** A release has one built-in policy and one baseline: they stand for those of releases before, which somebody may have named and which are gone. */
    static boolean isBuiltIn(String version) {
        return version.startsWith(BUILT_IN);
    }

    /** What is in force before anybody approves anything takes no way there but back. */
    static ProblemException builtIn() {
        return Problem.of(
                        "built-in",
                        409,
                        "It is built in",
                        "It is neither tried nor approved: it is in force until something else is, and comes back by rollback.")
                .asException();
    }

    /** The version that this release has of what somebody named. */
    static String present(String version, String builtin) {
        return isBuiltIn(version) ? builtin : version;
    }
}
