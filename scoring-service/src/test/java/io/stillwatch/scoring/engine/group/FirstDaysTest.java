package io.stillwatch.scoring.engine.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.Release;
import io.stillwatch.scoring.engine.Signal;
import io.stillwatch.scoring.engine.account.Days;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstDaysTest {
    private static final Instant OUT = Instant.parse("2026-04-22T08:00:00Z");
    private static final int MEMBER = 3;
    private static final int ANYBODY = 8;

    private final FirstDays days = new FirstDays(new Release("m-5", OUT));

    /** Calls to the new model of all calls, of the members and of everybody else, and what is said of them: "share beside share", or nothing. */
    @ParameterizedTest
    @CsvSource({
        "46 of 100, 40 of 1000, 0.46 beside 0.04", // a campaign
        "100 of 100, 40 of 1000, 1.0 beside 0.04", // evaluators, who move at once as well: it counts for nothing
        "90 of 100, 900 of 1000, ", // on a day on which everybody moves
        "14 of 100, 0 of 1000, ", // some curious ones
        "0 of 100, 500 of 1000, ", // who stays behind
        "10 of 29, 0 of 1000, ", // too little to tell a share
        "46 of 100, 0 of 29, ",
    })
    void who_moves_sooner_than_everybody_else_is_told_so(String members, String others, @Nullable String said) {
        calls(MEMBER, members);
        calls(ANYBODY, others);

        assertThat(days.pivot(Set.of(MEMBER), "1")
                        .map(signal -> signal.value() + " beside " + signal.baseline())
                        .orElse(null))
                .isEqualTo(said);
    }

    @Test
    void only_the_first_seven_days_count() {
        calls(ANYBODY, "0 of 100");
        for (Duration after : List.of(Duration.ofSeconds(-1), Duration.ofDays(7), Duration.ofDays(400))) {
            IntStream.range(0, 100).forEach(_ -> days.count(MEMBER, Days.second(OUT.plus(after)), "m-5"));
        }

        assertThat(days.pivot(Set.of(MEMBER), "1")).isEmpty();
    }

    @Test
    void it_says_in_words_what_it_is_and_where_it_comes_from() {
        calls(MEMBER, "46 of 100");
        calls(ANYBODY, "41 of 1000");

        Signal signal = days.pivot(Set.of(MEMBER), "4").orElseThrow();

        assertThat(signal.contribution()).isZero();
        assertThat(signal.text())
                .isEqualTo(
                        "In the first 7 days of the model m-5, 46 % of the members' calls went to it; of everybody else's it was"
                                + " 4.1 %. It came out at 2026-04-22T08:00:00Z by the provider's model calendar, version 4. This only"
                                + " describes: it counts for nothing, since honest evaluators move at once as well.");
    }

    @Test
    void who_is_erased_is_no_part_of_either_side() {
        calls(MEMBER, "46 of 100");
        calls(ANYBODY, "1000 of 1000");
        calls(ANYBODY + 1, "0 of 100");

        days.erase(ANYBODY);

        assertThat(days.pivot(Set.of(MEMBER), "1").orElseThrow().baseline()).isZero();
    }

    private void calls(int account, String some) {
        List<Integer> numbers =
                List.of(some.split(" of ", -1)).stream().map(Integer::valueOf).toList();
        for (int call = 0; call < numbers.getLast(); call++) {
            days.count(account, Days.second(OUT) + call, call < numbers.getFirst() ? "m-5" : "m-4");
        }
    }
}
