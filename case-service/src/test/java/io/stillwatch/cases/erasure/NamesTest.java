package io.stillwatch.cases.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    private final Names names = new Names(List.of("u_88", "max.mustermann", "max.example", "+ +", "Zoë B", "@ada"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agg_x:u_88 seen",
                "so does max.mustermann@example.org",
                "max.example, max.other",
                "a + + b",
                "Zoë B. called",
                "ask@ada"
            })
    void any_of_them_is_found(String text) {
        assertThat(names.isAnyIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "u_8", "u_888", "max", "max.other", "Zoë Bell", "a ++ b", "@adam"})
    void none_where_there_is_none(String text) {
        assertThat(names.isAnyIn(text)).isFalse();
    }

    @Test
    void together_they_are_found_where_each_is_by_itself() {
        List<String> many =
                IntStream.range(0, 300).mapToObj(i -> "u-" + i + "." + i % 7).toList();
        Names together = new Names(many);

        Stream.of("u-12.5 seen", "u-12.4", "u-299.5:", "xu-12.5", "u-300.6")
                .forEach(text -> assertThat(together.isAnyIn(text))
                        .as(text)
                        .isEqualTo(many.stream().anyMatch(name -> new AccountName(name).isIn(text))));
    }
}
