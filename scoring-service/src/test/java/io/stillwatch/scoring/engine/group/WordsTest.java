package io.stillwatch.scoring.engine.group;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.0001, less than 0.01",
        "0.0049, less than 0.01",
        "0.005, 0.01",
        "0.276, 0.28",
        "1.04, 1",
        "7.44, 7.4",
        "9.96, 10",
        "18.05, 18",
        "1948.4, 1948"
    })
    void a_number_is_as_long_as_a_reader_needs_and_0_means_nothing_at_all(double value, String words) {
        assertThat(Words.number(value)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "1, phrase, 1 phrase",
        "39, phrase, 39 phrases",
        "1, network address, 1 network address",
        "4, network address, 4 network addresses",
        "1, payment instrument, 1 payment instrument"
    })
    void what_is_counted_agrees_with_its_number(int number, String noun, String words) {
        assertThat(Words.counted(number, noun)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 %", "0.004, 0.4 %", "0.976, 98 %", "1, 100 %"})
    void a_share_reads_in_percent(double share, String words) {
        assertThat(Words.percent(share)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 12 hours", "1.609, 39 hours", "10.556, 11 days"})
    void a_time_reads_in_hours_up_to_two_days(double days, String words) {
        assertThat(Words.days(days)).isEqualTo(words);
    }
}
