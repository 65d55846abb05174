package io.stillwatch.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    @Test
    void options_may_stand_before_and_after_words() {
        Arguments arguments = parse("--data", "here", "analyst", "--once");
        assertThat(arguments.words()).containsExactly("analyst");
        assertThat(arguments.path("--data")).contains(Path.of("here"));
        assertThat(arguments.has("--once")).isTrue();
        assertThat(arguments.number("--port-base", 8081)).isEqualTo(8081);
    }

    @Test
    void an_unknown_option_is_named() {
        assertThatThrownBy(() -> parse("--port", "1")).hasMessage("Unknown option --port");
    }

    @Test
    void an_option_without_its_value_is_named() {
        assertThatThrownBy(() -> parse("--data")).hasMessage("--data needs a value");
    }

    @Test
    void a_number_that_is_none_is_shown() {
        assertThatThrownBy(() -> parse("--port-base", "many").number("--port-base", 0))
                .hasMessage("--port-base needs a whole number, not many");
    }

    @Test
    void a_word_too_many_is_shown() {
        assertThatThrownBy(() -> parse("now").refuseWords()).hasMessage("Not understood: now");
    }

    private static Arguments parse(String... raw) {
        return Arguments.parse(List.of(raw), List.of("--data", "--port-base"), List.of("--once"));
    }
}
