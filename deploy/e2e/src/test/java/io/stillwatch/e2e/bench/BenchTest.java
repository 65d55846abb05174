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
        for (var wrong : List.of(List.<String>of(), List.of("nothing"), List.of("detection", "--seeds", "one"))) {
            var said = new ByteArrayOutputStream();
            var out = new PrintStream(said, true, StandardCharsets.UTF_8);
            assertThat(Bench.programs().run(wrong, out, out)).isEqualTo(2);
            assertThat(said.toString(StandardCharsets.UTF_8)).contains("Usage: ./stillwatch bench detection", "levels");
        }
    }
}
