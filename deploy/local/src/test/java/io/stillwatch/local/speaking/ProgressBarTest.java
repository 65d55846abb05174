package io.stillwatch.local.speaking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);

    @Test
    void a_log_gets_one_plain_line_every_tenth() {
        run(new ProgressBar(out, false, "Scoring"));
        assertThat(output.toString(StandardCharsets.UTF_8).lines())
                .hasSize(11)
                .startsWith("Scoring: 0 %, 0 records")
                .endsWith("Scoring: 100 %, 1000 records");
    }

    @Test
    void a_terminal_gets_one_line_that_moves() {
        run(new ProgressBar(out, true, "Scoring"));
        assertThat(output.toString(StandardCharsets.UTF_8))
                .contains("\rScoring [####################....................]  50 %  500 records")
                .containsOnlyOnce("\n");
    }

    private static void run(ProgressBar bar) {
        IntStream.rangeClosed(0, 1000).forEach(done -> bar.at(done / 1000.0, done + " records"));
        bar.done();
    }
}
