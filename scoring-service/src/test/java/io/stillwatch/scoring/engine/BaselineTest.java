package io.stillwatch.scoring.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class BaselineTest {
    private static final String WRITTEN = Baseline.builtin().properties("Where it comes from.");

    @Test
    void what_is_written_down_is_read_again() throws IOException {
        assertThat(Baseline.read(new StringReader(WRITTEN))).isEqualTo(Baseline.builtin());
    }

    /** Providers have fitted such ones and hold them in force. */
    @Test
    void under_a_baseline_from_before_no_answer_is_among_the_longest() throws IOException {
        Baseline before = Baseline.read(new StringReader(WRITTEN.replaceAll("longest-outputs=.*\n", "")));

        assertThat(before.longestOutput(200)).isEqualTo(Integer.MAX_VALUE);
        assertThat(before.longOutput(200)).isEqualTo(Baseline.builtin().longOutput(200));
        assertThat(before.properties("")).doesNotContain("longest-outputs");
    }
}
