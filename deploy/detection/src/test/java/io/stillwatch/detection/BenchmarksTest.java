package io.stillwatch.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stillwatch.detection.engine.EngineBench;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchmarksTest {
    @Test
    void an_order_names_scenarios_and_seeds() {
        var order = DetectionOrder.read(List.of("--scenario", "small,levels", "--seeds", "5,6", "--out", "x"));
        assertThat(order.scenarios()).extracting(scenario -> scenario.name()).containsExactly("small", "levels");
        assertThat(order.seeds()).containsExactly(5L, 6L);
        assertThat(order.folder()).isEqualTo(Path.of("x"));
        assertThat(order.command())
                .isEqualTo("./stillwatch bench detection --scenario small,levels --seeds 5,6 --out x");
    }

    @Test
    void nothing_is_measured_on_the_seeds_it_was_tuned_on() {
        assertThatThrownBy(() -> DetectionOrder.read(List.of("--seeds", "1,2", "--tuning-seeds", "2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tuned");
    }

    @Test
    void the_engine_is_measured_by_stage_for_each_share_of_the_phrases() throws Exception {
        var said = new ByteArrayOutputStream();
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        var order =
                List.of("--scenario", "small", "--accounts", "40", "--days", "1", "--samples", "1,.25", "--seed", "9");

        assertThat(new EngineBench().run(order, out, new PrintStream(OutputStream.nullOutputStream())))
                .isZero();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("| 1.00 |", "| 0.25 |", "24 hourly ticks", "a key takes");
    }
}
