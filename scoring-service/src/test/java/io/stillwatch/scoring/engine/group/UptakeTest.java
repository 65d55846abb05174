package io.stillwatch.scoring.engine.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.ModelCalendar;
import io.stillwatch.scoring.engine.Release;
import io.stillwatch.scoring.engine.Signal;
import io.stillwatch.scoring.engine.account.Days;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UptakeTest {
    private static final Instant MONDAY = Instant.parse("2026-04-20T00:00:00Z");
    private static final Release FIVE = new Release("m-5", MONDAY);
    private static final Release SIX = new Release("m-6", MONDAY.plus(Duration.ofDays(1)));

    private final Uptake uptake = new Uptake();

    @Test
    void without_a_calendar_nothing_is_said() {
        calls(0, "m-5");
        calls(1, "m-4");

        assertThat(said()).isEmpty();
    }

    @Test
    void what_was_counted_of_a_release_stays_when_the_calendar_grows() {
        uptake.follow(new ModelCalendar("1", List.of(FIVE)));
        calls(0, "m-5");
        calls(1, "m-4");

        uptake.follow(new ModelCalendar("2", List.of(FIVE, SIX)));

        assertThat(said().orElseThrow().text()).contains("m-5", "version 2");
    }

    @Test
    void what_leaves_the_calendar_is_forgotten() {
        uptake.follow(new ModelCalendar("1", List.of(FIVE)));
        calls(0, "m-5");
        calls(1, "m-4");

        uptake.follow(new ModelCalendar("2", List.of(SIX)));

        assertThat(said()).isEmpty();
    }

    @Test
    void a_release_whose_time_was_wrong_is_counted_anew() {
        uptake.follow(new ModelCalendar("1", List.of(FIVE)));
        calls(0, "m-5");
        calls(1, "m-4");

        uptake.follow(new ModelCalendar("2", List.of(new Release("m-5", MONDAY.plusSeconds(1)))));

        assertThat(said()).isEmpty();
    }

    @Test
    void of_two_releases_the_one_with_the_larger_difference_is_told() {
        uptake.follow(new ModelCalendar("1", List.of(FIVE, new Release("m-6", MONDAY))));
        calls(0, "m-6");
        calls(0, "m-6");
        calls(0, "m-5");
        calls(1, "m-4");

        assertThat(said().orElseThrow().text()).contains("m-6");
    }

    @Test
    void calls_of_which_nobody_told_the_model_are_on_neither_side() {
        uptake.follow(new ModelCalendar("1", List.of(FIVE)));
        calls(0, "m-5");
        calls(0, "");
        calls(1, "m-4");

        assertThat(said().orElseThrow().value()).isEqualTo(1);
    }

    @Test
    void a_release_is_told_until_it_is_older_than_the_look_back() {
        uptake.follow(new ModelCalendar("1", List.of(FIVE)));
        calls(0, "m-5");
        calls(1, "m-4");

        uptake.forget(Days.second(MONDAY.plus(Duration.ofDays(30))), 30);
        assertThat(said()).isPresent();

        uptake.forget(Days.second(MONDAY.plus(Duration.ofDays(30)).plusSeconds(1)), 30);
        assertThat(said()).isEmpty();
        assertThat(uptake.isEmpty()).isTrue();
    }

    private Optional<Signal> said() {
        return uptake.pivot(Set.of(0));
    }

    /** A hundred, on Tuesday. */
    private void calls(int account, String model) {
        for (int call = 0; call < 100; call++) {
            uptake.count(account, Days.second(MONDAY.plus(Duration.ofDays(1))) + call, model);
        }
    }
}
