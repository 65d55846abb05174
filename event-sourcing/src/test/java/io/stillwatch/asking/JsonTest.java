package io.stillwatch.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    private static final Json ANSWER = Json.of("""
            {"next":null,"items":[{"id":"a","kind":"card","of":{"n":1}},{"id":"b","kind":"phrase"},{"id":"c","kind":"card"}]}""");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            items[1].id | b
            items.size() | 3
            items.id | [a, b, c]
            items[0].of.n | 1
            items.of.n | [1, null, null]
            items[kind=card].id | [a, c]
            items[kind!=card].id | [b]
            items[kind=card][id=c][0].kind | card
            """)
    void a_path_finds_what_stands_there(String path, String there) {
        assertThat(ANSWER.getString(path)).isEqualTo(there);
    }

    @ParameterizedTest
    @ValueSource(strings = {"next", "next.id", "missing", "items[7].id", "items[kind=none][0].id"})
    void nothing_stands_behind_nothing(String path) {
        assertThat(ANSWER.getString(path)).isNull();
    }

    @Test
    void a_number_that_is_missing_or_no_number_is_none() {
        assertThatThrownBy(() -> ANSWER.getInt("next")).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> ANSWER.getInt("items[0].id")).isInstanceOf(ClassCastException.class);
    }

    @Test
    void what_is_no_path_is_refused() {
        assertThatThrownBy(() -> ANSWER.getList("items.findAll { it.kind == 'card' }"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
