package io.stillwatch.scoring.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionsTest {

    /** An installation that went back to the built-in policy has the name of that release in its log. */
    @ParameterizedTest
    @CsvSource({"builtin-6, builtin-7", "builtin-7, builtin-7", "mine, mine"})
    void what_was_built_into_a_release_before_is_what_is_built_in_now(String version, String present) {
        assertThat(Versions.present(version, "builtin-7")).isEqualTo(present);
    }
}
