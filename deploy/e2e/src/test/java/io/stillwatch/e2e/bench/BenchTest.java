package io.stillwatch.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchTest {
    @Test
    void what_is_not_understood_is_said_with_the_usage() throws Exception {
        for (var wrong : List.of(List.<String>of(), List.of("nothing"))) {
            assertThat(run(2, wrong))
                    .contains("Usage: ./stillwatch bench detection", "Usage: ./stillwatch bench suite");
        }
        assertThat(run(2, List.of("detection", "--seeds", "one")))
                .contains("Usage: ./stillwatch bench detection", "levels")
                .containsOnlyOnce("Usage:");
    }

    @Test
    void whoever_asks_for_help_gets_the_usage_of_what_is_asked_about() throws Exception {
        for (var help : List.of("help", "--help", "-h")) {
            assertThat(run(0, List.of(help)))
                    .startsWith("Usage:")
                    .contains("Usage: ./stillwatch bench detection", "Usage: ./stillwatch bench suite");
            assertThat(run(0, List.of("suite", help)))
                    .startsWith("Usage: ./stillwatch bench suite")
                    .containsOnlyOnce("Usage:");
        }
    }

    private static String run(int exitCode, List<String> arguments) throws Exception {
        var said = new ByteArrayOutputStream();
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        assertThat(Bench.programs().run(arguments, out, out)).isEqualTo(exitCode);
        return said.toString(StandardCharsets.UTF_8);
    }
}
