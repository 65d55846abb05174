package io.stillwatch.ingest.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SequencerTest {
    private static final long NINE = Instant.parse("2026-04-22T09:00:00Z").getEpochSecond() / 3600;

    private static final int BYTES = 250;

    private final Sequencer sequencer = new Sequencer(Duration.ofMinutes(10), 1_000);
    private final List<Marker> markers = new ArrayList<>();
    private Sequence sequence = Sequence.START;

    @Test
    void a_record_counts_in_the_hour_of_its_event() {
        assertThat(interaction("09:15")).isEqualTo(NINE);
        assertThat(interaction("10:01")).isEqualTo(NINE + 1);
        assertThat(interaction("09:59")).isEqualTo(NINE);
        assertThat(markers).isEmpty();
    }

    @Test
    void an_hour_closes_when_an_event_is_ten_minutes_past_its_end() {
        interaction("09:15");
        interaction("10:09");
        assertThat(markers).isEmpty();

        interaction("10:10");

        assertThat(markers).containsExactly(new Marker(NINE, at("10:00"), 3));
    }

    @Test
    void one_marker_closes_all_hours_that_passed() {
        interaction("09:15");
        interaction("14:30");

        assertThat(markers).containsExactly(new Marker(NINE + 4, at("14:00"), 2));
    }

    @Test
    void what_comes_behind_its_marker_counts_in_the_open_tick() {
        interaction("09:15");
        interaction("10:10");

        assertThat(interaction("09:50")).isEqualTo(NINE + 1);
        assertThat(interaction("05:00")).isEqualTo(NINE + 1);
    }

    @Test
    void a_backfill_closes_the_open_tick_each_time_so_much_of_it_came() {
        interaction("09:15");
        interaction("10:30");
        markers.clear();

        List<Long> ticks = interactions(9, "05:00");

        assertThat(ticks).hasSize(9).startsWith(NINE + 1, NINE + 1, NINE + 1, NINE + 1, NINE + 2);
        assertThat(markers)
                .containsExactly(new Marker(NINE + 1, at("10:30"), 6), new Marker(NINE + 2, at("10:30"), 10));
        assertThat(interaction("10:31")).isEqualTo(NINE + 3);
        assertThat(interaction("11:10")).isEqualTo(NINE + 4);
        assertThat(markers).last().isEqualTo(new Marker(NINE + 3, at("11:00"), 13));
    }

    @Test
    void what_is_late_within_an_open_hour_is_no_backfill() {
        interaction("09:15");
        interaction("10:30");
        markers.clear();

        assertThat(interactions(20, "10:01")).containsOnly(NINE + 1);

        assertThat(markers).isEmpty();
    }

    @Test
    void what_came_behind_is_forgotten_when_an_hour_ends() {
        interaction("09:15");
        interaction("10:30");
        interactions(3, "05:00");
        interaction("11:10");
        markers.clear();

        interactions(3, "05:00");

        assertThat(markers).isEmpty();
    }

    @Test
    void many_facts_close_the_open_tick_too_once_it_is_known_what_time_it_is() {
        assertThat(Stream.generate(this::fact).limit(9)).containsOnly(1L);
        assertThat(markers).isEmpty();
        interaction("09:15");

        List<Long> ticks = Stream.generate(this::fact).limit(5).toList();

        assertThat(ticks).hasSize(5).endsWith(NINE, NINE + 1);
        assertThat(markers).containsExactly(new Marker(NINE, at("09:15"), 14));
    }

    @Test
    void a_pause_closes_what_was_published_and_more_of_that_hour_gets_the_next_tick() {
        interaction("09:15");
        interaction("09:20");
        idle();

        assertThat(markers).containsExactly(new Marker(NINE, at("09:20"), 2));
        assertThat(interaction("09:21")).isEqualTo(NINE + 1);
        assertThat(interaction("10:11")).isEqualTo(NINE + 2);
        assertThat(markers).last().isEqualTo(new Marker(NINE + 1, at("10:00"), 4));
    }

    @Test
    void pauses_do_not_make_ticks_run_ahead_of_later_hours() {
        interaction("09:01");
        for (int pause = 0; pause < 5; pause++) {
            idle();
            interaction("09:02");
        }

        assertThat(interaction("10:01")).isEqualTo(NINE + 6);
        assertThat(interaction("11:01")).isEqualTo(NINE + 7);
    }

    @Test
    void a_pause_closes_nothing_twice() {
        interaction("09:15");
        idle();
        idle();

        assertThat(markers).hasSize(1);
        assertThat(sequence.drift()).isEqualTo(1);
    }

    @Test
    void a_fact_takes_effect_in_the_first_open_tick_and_moves_no_clock() {
        interaction("09:15");
        interaction("10:15");

        assertThat(fact()).isEqualTo(NINE + 1);
        assertThat(sequence.highest()).isEqualTo(at("10:15"));
    }

    @Test
    void facts_alone_wait_for_the_first_interaction() {
        assertThat(fact()).isEqualTo(1);
        idle();
        assertThat(markers).isEmpty();

        interaction("09:15");
        assertThat(markers).isEmpty();
        idle();

        assertThat(markers).containsExactly(new Marker(NINE, at("09:15"), 2));
    }

    @Test
    void a_fact_in_a_pause_is_closed_as_well() {
        interaction("09:15");
        idle();
        fact();
        idle();

        assertThat(markers).extracting(Marker::tick).containsExactly(NINE, NINE + 1);
        assertThat(markers).extracting(Marker::watermark).containsOnly(at("09:15"));
    }

    /** As one may stand that other rules left, or a hand: between its ticks would be a negative span. */
    @Test
    void where_time_had_come_further_than_the_hour_that_closes_it_stays() {
        sequence = new Sequence(7, NINE - 1, NINE - 1, at("10:50"), 0, at("10:50"), 0);

        interaction("10:51");

        assertThat(markers).containsExactly(new Marker(NINE, at("10:50"), 8));
    }

    private long interaction(String time) {
        return take(sequencer.interaction(sequence, at(time), BYTES));
    }

    private List<Long> interactions(int count, String time) {
        return Stream.generate(() -> interaction(time)).limit(count).toList();
    }

    private long fact() {
        return take(sequencer.fact(sequence, BYTES));
    }

    private long take(Step step) {
        sequence = step.sequence();
        step.marker().ifPresent(markers::add);
        return step.tick();
    }

    private void idle() {
        sequencer.idle(sequence).ifPresent(closed -> {
            sequence = closed;
            markers.add(Marker.of(closed));
        });
    }

    private static Instant at(String time) {
        return Instant.parse("2026-04-22T" + time + ":00Z");
    }
}
