package io.stillwatch.detection.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    private static final Map<String, String> OTHERWISE = Map.of(
            "--days",
            "3",
            "--heap",
            "512m",
            "--lines",
            "1000",
            "--megabytes",
            "1024",
            "--seed",
            "1",
            "--senders",
            "4",
            "--streams",
            "1000",
            "--times",
            "5");

    /** Reading is enough: a server that was started for nothing takes half a minute. */
    @ParameterizedTest
    @CsvSource({
        "--senders,0,1 to 1000",
        "--senders,-1,1 to 1000",
        "--senders,two,1 to 1000",
        "--lines,0,1 to 100000",
        "--lines,99999999999,1 to 100000",
        "--lines,99999999999999999999,1 to 100000",
        "--times,0,1 to 2147483647",
        "--days,0,1 to 366",
        "--days,99999999,1 to 366",
        "--megabytes,-1,0 to 2147483647",
        "--megabytes,2147483648,0 to 2147483647"
    })
    void a_number_out_of_its_range_is_named_before_anything_begins(String option, String value, String range) {
        assertThatThrownBy(() -> Options.read(List.of(option, value), OTHERWISE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("%s needs whole numbers from %s, not %s", option, range, value);
    }

    @ParameterizedTest
    @CsvSource({"--senders,'4,8'", "--seed,'1,2'", "--days,'1,2'"})
    void where_one_number_is_meant_several_are_refused(String option, String value) {
        assertThatThrownBy(() -> Options.read(List.of(option, value), OTHERWISE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("%s takes one number, not %s", option, value);
    }

    @Test
    void where_several_numbers_are_meant_one_is_enough() {
        var otherwise = Map.of("--seeds", "1,2,3");

        assertThat(Options.read(List.of("--seeds", "4,5"), otherwise).numbers("--seeds"))
                .containsExactly(4L, 5L);
        assertThat(Options.read(List.of("--seeds", "4"), otherwise).numbers("--seeds"))
                .containsExactly(4L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "", "0g", "-1g", "1536", "1.5g", "512m -XX:+Nothing"})
    void a_heap_that_no_jvm_takes_is_named_before_anything_begins(String size) {
        assertThatThrownBy(() -> Options.read(List.of("--heap", size), OTHERWISE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--heap needs a size such as 1536m or 2g, not %s", size);
    }

    @Test
    void what_fits_is_taken_and_a_seed_may_be_any_number() {
        var options = Options.read(
                List.of(
                        "--senders",
                        "1000",
                        "--megabytes",
                        "0",
                        "--streams",
                        "0",
                        "--seed",
                        "-5",
                        "--heap",
                        "2g",
                        "--days",
                        "3"),
                OTHERWISE);

        assertThat(options.number("--senders")).isEqualTo(1_000);
        assertThat(options.number("--megabytes")).isZero();
        assertThat(options.number("--seed")).isEqualTo(-5);
        assertThat(options.number("--lines")).isEqualTo(1_000);
        assertThat(options.text("--heap")).isEqualTo("2g");
        assertThat(options.number("--days")).isEqualTo(3);
    }
}
