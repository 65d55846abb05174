package io.stillwatch.simulator.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stillwatch.simulator.Chance;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
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

    @Test
    void no_two_operators_share_their_words() {
        var operators = List.of(
                "wrapper", "wrapper-tutor", "wrapper-many", "wrapper-judge", "wrapper-dialogue", "wrapper-planner");
        var known = new HashMap<String, String>();
        for (var operator : operators) {
            for (var shingle : shingles(operator)) {
                assertThat(known.putIfAbsent(shingle, operator))
                        .as("%s in %s", shingle, operator)
                        .isIn(null, operator);
            }
        }
    }

    @Test
    void a_synonym_takes_the_place_of_its_word_alone() {
        var text = "Never skip every step; write the solution twice.";
        assertThat(Synonyms.replaced(text, 0, new Chance(1))).isEqualTo(text);
        assertThat(Synonyms.replaced(text, 1, new Chance(1)))
                .matches("Never skip (every|each) (step|move|stage); (write|note|record|state) the "
                        + "(solution|answer|outcome|result) twice\\.");
    }

    @Test
    void a_phrasebook_has_so_many_rewordings_of_a_sentence_and_no_more() {
        var phrases = new Phrasebook("wrapper-judge", new Chance(5), 3);
        var wrappers = IntStream.range(0, 200)
                .mapToObj(number -> phrases.wrapper(new Chance(number)))
                .toList();
        assertThat(wrappers.stream().map(Wrapper::before).distinct().count()).isBetween(20L, 27L);
        assertThat(phrases.filled(wrappers.getFirst(), new Chance(1)).before()).doesNotContain("<");
    }

    private static Set<String> shingles(String topic) {
        var shingles = new HashSet<String>();
        var grammar = Grammar.of(topic);
        var rules = grammar.rules().contains("before")
                ? List.of("before", "after")
                : List.of("opening", "task", "thinking", "format", "rules", "finish");
        for (var i = 0; i < 200; i++) {
            for (var rule : rules) {
                var words = grammar.say(rule, new Chance(i))
                        .toLowerCase(Locale.ROOT)
                        .split("\\P{L}+", -1);
                for (var from = 0; from + 5 <= words.length; from++) {
                    shingles.add(String.join(" ", Arrays.copyOfRange(words, from, from + 5)));
                }
            }
        }
        return shingles;
    }
}
