package io.stillwatch.simulator.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stillwatch.simulator.Chance;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrammarTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "coding",
                "maths",
                "science",
                "planning",
                "cooking",
                "travel",
                "letters",
                "household",
                "assignment",
                "coding-zh",
                "daily-zh",
                "coding-ja",
                "daily-ja"
            })
    void a_topic_has_openings_and_follow_ups_that_seldom_repeat(String topic) {
        var grammar = Grammar.of(topic);
        for (var rule : new String[] {"ask", "follow"}) {
            var said = new HashSet<String>();
            for (var i = 0; i < 200; i++) {
                said.add(grammar.say(rule, new Chance(i)));
            }
            assertThat(said).hasSizeGreaterThan(rule.equals("ask") ? 190 : 100);
            assertThat(said).noneMatch(text -> text.contains("{") || text.contains("}"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrapper", "wrapper-tutor", "wrapper-zh", "wrapper-ja", "records", "support"})
    void a_wrapper_stands_around_its_question(String topic) {
        var wrapped = Wrapper.of(topic, new Chance(3)).around("WHAT?");
        assertThat(wrapped).contains("\n\nWHAT?\n\n").doesNotContain("{").hasSizeGreaterThan(80);
    }

    @Test
    void a_missing_topic_is_named() {
        assertThatThrownBy(() -> Grammar.of("alchemy")).hasMessageContaining("alchemy");
    }
}
