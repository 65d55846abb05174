package io.stillwatch.scoring.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.Interaction;
import io.stillwatch.scoring.engine.Interaction.Client;
import io.stillwatch.scoring.engine.Interaction.Content;
import io.stillwatch.scoring.engine.Interaction.Parameters;
import io.stillwatch.scoring.engine.Interaction.Usage;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Tag;
import io.stillwatch.scoring.engine.Tags;
import io.stillwatch.scoring.engine.statistics.BetaBinomial;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtractionLikenessTest {
    private static final BetaBinomial ANY = new BetaBinomial(1, 1);
    private static final List<Integer> LONG = List.of(400);

    private static final Baseline BASELINE = new Baseline("a test's", LONG, List.of(1200), 0, 0, 0, ANY);
    private static final Baseline FROM_BEFORE = new Baseline("a test's", LONG, List.of(), 0, 0, 0, ANY);

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // what,                      turn, goes on, maximum, choices, tools, output, harvested
        "a long answer alone,            1, false,      4096,       1,     0,    400, true",
        "one without a bound,            1, false,        -1,      -1,    -1,    400, true",
        "a short answer,                 1, false,      4096,       1,     0,    399, false",
        "the opening of a conversation,  1, true,       4096,       1,     0,   1199, false",
        "a later turn,                   2, false,      4096,       1,     0,   1199, false",
        "little room,                    1, false,      2047,       1,     0,   1199, false",
        "a tool,                         1, false,      4096,       1,     1,   1199, false",
        "two answers,                    1, false,      4096,       2,     0,   2399, false",
        "one of the longest openings,    1, true,       4096,       1,     0,   1200, true",
        "one of the longest later turns, 2, true,       4096,       1,     0,   1200, true",
        "one with little room,           1, false,      2047,       1,     0,   1200, true",
        "one beside a tool,              1, false,      4096,       1,     1,   1200, true",
        "two of the longest answers,     1, false,      4096,       2,     0,   2400, true",
        "eight short ones,               1, false,      4096,       8,     0,   2400, false",
        "all disguises at once,          2, true,       2047,       2,     1,   2400, true",
    })
    void what_is_harvested_is_output_whatever_surrounds_it(
            String what, int turn, boolean goesOn, int most, int choices, int tools, int output, boolean harvested) {
        Interaction interaction = interaction(content(turn), new Usage(90, output, 0), most, choices, tools);

        assertThat(likeness(BASELINE).of(interaction).isExtraction(goesOn)).isEqualTo(harvested);
    }

    @Test
    void a_baseline_that_knows_no_longest_answers_judges_by_the_whole_structure() {
        Interaction later = interaction(content(2), new Usage(90, 9000, 0), 4096, 1, 0);

        assertThat(likeness(FROM_BEFORE).of(later).isExtraction(false)).isFalse();
    }

    @Test
    void nothing_is_presumed_where_input_or_content_is_unknown() {
        Interaction without = interaction(null, new Usage(90, 9000, 0), 4096, 1, 0);
        Interaction uncounted = interaction(content(1), new Usage(Interaction.UNKNOWN, 9000, 0), 4096, 1, 0);

        assertThat(List.of(without, uncounted))
                .noneMatch(one -> likeness(BASELINE).of(one).isExtraction(false));
    }

    private static ExtractionLikeness likeness(Baseline baseline) {
        return new ExtractionLikeness(Policy.builtin().extraction(), baseline);
    }

    private static Content content(int turn) {
        return new Content(turn, 60, 1, Tags.EMPTY, Tags.EMPTY, Tags.EMPTY);
    }

    private static Interaction interaction(@Nullable Content content, Usage usage, int most, int choices, int tools) {
        return new Interaction(
                Instant.EPOCH,
                "someone",
                null,
                Tag.NONE,
                "m-4",
                usage,
                new Parameters(most, choices, tools),
                Client.NOT_STATED,
                content);
    }
}
