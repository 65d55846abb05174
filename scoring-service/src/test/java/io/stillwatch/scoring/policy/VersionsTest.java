package io.stillwatch.scoring.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stillwatch.eventsourcing.ProblemException;
import org.assertj.core.api.AbstractStringAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"changes", "rollback"})
    void what_is_answered_in_place_of_a_policy_is_no_version(String version) {
        assertThatThrownBy(() -> Versions.checked(version))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().type()).endsWith("/invalid-version"));
    }

    @Test
    void a_version_that_is_missing_is_called_missing_and_any_other_by_its_field() {
        assertDetail(null).isEqualTo("'version' is missing.");
        assertDetail("").startsWith("'version' has 2 to 41 of a-z");
        assertDetail("Mine").startsWith("'version' has 2 to 41 of a-z");
    }

    private static AbstractStringAssert<?> assertDetail(@Nullable String version) {
        ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> Versions.checked(version));
        return assertThat(refusal.problem().detail());
    }

    /** An installation that went back to the built-in policy has the name of that release in its log. */
    @ParameterizedTest
    @CsvSource({"builtin-6, builtin-7", "builtin-7, builtin-7", "mine, mine"})
    void what_was_built_into_a_release_before_is_what_is_built_in_now(String version, String present) {
        assertThat(Versions.present(version, "builtin-7")).isEqualTo(present);
    }
}
