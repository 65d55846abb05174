package io.stillwatch.scoring.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.checkpoint.Resume;
import io.stillwatch.scoring.publish.RecordUnreadable;
import java.util.List;
import org.junit.jupiter.api.Test;

class TicksTest {

    @Test
    void a_tick_closes_when_every_partition_has_its_marker() {
        Script script = new Script(2).record(0, 1, "a").record(1, 1, "b").marker(1);

        Reader reader = new Reader(script).lane(0, 2).lane(1, 1);

        assertThat(reader.closings()).isEmpty();
        assertThat(reader.lane(1, 2).closings()).containsOnlyKeys(1L);
        assertThat(reader.ticks().scored()).isEqualTo(2);
    }

    @Test
    void one_marker_may_close_several_ticks() {
        Script script = new Script(1)
                .record(0, 3, "a")
                .record(0, 5, "a")
                .record(0, 6, "a")
                .marker(5);

        Reader reader = new Reader(script).inTurns();

        assertThat(reader.closings()).containsOnlyKeys(5L);
        assertThat(reader.ticks().scored()).isEqualTo(2);
        assertThat(reader.lane(0).waiting()).isEqualTo(1);
    }

    @Test
    void a_record_ahead_of_its_tick_counts_when_that_closes() {
        Script script =
                new Script(1).record(0, 2, "ahead").record(0, 1, "a").marker(1).marker(2);

        Reader reader = new Reader(script).lane(0, 3);

        assertThat(reader.closing(1L).scored()).isEqualTo(1);
        assertThat(reader.lane(0, 4).closing(2L).scored()).isEqualTo(2);
    }

    @Test
    void copies_of_records_and_markers_change_nothing() {
        Script script = new Script(1)
                .record(0, 1, "a")
                .record(0, 1, "b")
                .again(0, 2)
                .marker(1)
                .again(0, 5)
                .record(0, 2, "c")
                .marker(2);

        Reader reader = new Reader(script).inTurns();

        assertThat(reader.closing(1L).scored()).isEqualTo(2);
        assertThat(reader.closing(2L).scored()).isEqualTo(3);
    }

    @Test
    void a_restart_reads_on_at_the_first_record_that_is_in_no_closed_tick() {
        Script script = new Script(1)
                .record(0, 2, "ahead")
                .record(0, 1, "a")
                .marker(1)
                .record(0, 2, "b")
                .marker(2);

        Reader reader = new Reader(script).lane(0, 3).checkpoint().restart();

        assertThat(reader.lane(0).readTo()).isZero();
        assertThat(reader.inTurns().ticks().scored()).isEqualTo(3);
    }

    @Test
    void a_broken_record_is_reported_with_its_own_tick() {
        Script script = new Script(1).broken(0, 2).marker(1).marker(2);

        Reader reader = new Reader(script).inTurns();

        assertThat(letters(reader, 1)).isEmpty();
        assertThat(letters(reader, 2)).extracting(RecordUnreadable::offset).containsExactly(0L);
        assertThat(reader.ticks().scored()).isZero();
    }

    @Test
    void a_record_without_readable_headers_is_reported_with_the_tick_whose_marker_follows() {
        Script script = new Script(1).marker(1).stray(0).marker(2);

        Reader reader = new Reader(script).inTurns();

        assertThat(letters(reader, 2)).extracting(RecordUnreadable::offset).containsExactly(1L);
    }

    @Test
    void a_record_with_a_position_that_is_not_its_own_makes_a_partition_deaf_until_the_next_marker_at_most() {
        Script script = new Script(1)
                .misplaced(0, 1)
                .marker(1)
                .record(0, 2, "a")
                .record(0, 2, "b")
                .marker(2);

        Reader reader = new Reader(script).inTurns();

        assertThat(reader.closing(2L).scored()).isEqualTo(2);
    }

    @Test
    void a_broken_marker_is_made_good_by_the_next_one() {
        Script script = new Script(2).record(0, 1, "a").marker(0, 1).stray(1).marker(2);

        Reader reader = new Reader(script).inTurns();

        assertThat(reader.closings()).containsOnlyKeys(1L, 2L);
        assertThat(letters(reader, 2)).hasSize(1);
    }

    @Test
    void
            a_record_that_comes_behind_the_marker_of_its_tick_is_reported_with_the_next_one_also_where_that_tick_is_open() {
        Script script =
                new Script(2).record(1, 1, "a").marker(1).record(0, 1, "late").marker(2);

        Reader reader = new Reader(script).lane(0, 2).inTurns();

        assertThat(letters(reader, 1)).isEmpty();
        assertThat(letters(reader, 2)).containsExactly(letter(0, 1, "its tick was closed before it came"));
        assertThat(reader.ticks().scored()).isEqualTo(1);
        assertThat(reader.lane(0).waiting()).isZero();
    }

    @Test
    void of_a_late_record_a_restart_behind_it_reports_once_and_of_what_was_settled_nothing() {
        Script script = new Script(1)
                .record(0, 3, "ahead")
                .record(0, 1, "a")
                .marker(1)
                .again(0, 2)
                .record(0, 1, "late")
                .marker(2)
                .record(0, 2, "late")
                .marker(3);

        Reader reader = new Reader(script).lane(0, 7).checkpoint().restart().inTurns();

        assertThat(letters(reader, 2)).extracting(RecordUnreadable::offset).containsExactly(5L);
        assertThat(letters(reader, 3)).extracting(RecordUnreadable::offset).containsExactly(7L);
        assertThat(reader.ticks().scored()).isEqualTo(2);
    }

    @Test
    void a_partition_of_which_nothing_was_read_has_late_records_of_ticks_that_closed_without_it() {
        Script script = new Script(1).record(0, 1, "late").record(0, 3, "a").marker(3);

        Reader reader = Reader.behind(2, script, Resume.from(0, 2)).inTurns();

        assertThat(letters(reader, 3)).extracting(RecordUnreadable::offset).containsExactly(0L);
        assertThat(reader.ticks().scored()).isEqualTo(1);
    }

    @Test
    void where_nobody_wrote_down_what_was_marked_copies_of_markers_of_closed_ticks_bring_no_record_back() {
        Script script = new Script(1)
                .record(0, 1, "a")
                .marker(1)
                .record(0, 2, "b")
                .marker(2)
                .record(0, 3, "c")
                .again(0, 5)
                .marker(3);

        Reader reader = Reader.behind(2, script, new Resume(4, 2, -1, null)).inTurns();

        assertThat(reader.closing(3L).scored()).isEqualTo(1);
        assertThat(letters(reader, 3)).isEmpty();
    }

    @Test
    void a_record_of_a_tick_that_can_not_come_is_reported_with_the_marker_behind_it_and_nothing_waits() {
        Script script = new Script(1)
                .record(0, 1, "a")
                .record(0, 50, "b")
                .record(0, 49, "c")
                .marker(1);

        Reader reader = new Reader(script).inTurns();

        assertThat(letters(reader, 1)).containsExactly(letter(0, 1, "its tick is further ahead than any can be"));
        assertThat(reader.lane(0).waiting()).isEqualTo(1);
    }

    @Test
    void a_marker_that_is_far_ahead_of_its_time_is_reported_and_its_partition_goes_on() {
        Script script = new Script(1)
                .marker(1)
                .wild(0, 1_000, 2)
                .record(0, 2, "a")
                .marker(2)
                .record(0, 3, "b")
                .marker(3);

        Reader reader = new Reader(script).inTurns();

        assertThat(reader.closings()).containsOnlyKeys(1L, 2L, 3L);
        assertThat(letters(reader, 2)).containsExactly(letter(0, 1, "tick is ahead of its watermark"));
        assertThat(reader.ticks().scored()).isEqualTo(2);
    }

    /** As whoever crashes between publishing a batch and noting it publishes it. */
    @Test
    void a_copy_of_a_marker_that_is_far_ahead_of_its_time_is_no_second_witness() {
        Script script = new Script(2)
                .marker(1)
                .wild(0, 1_000, 2)
                .record(0, 2, "a")
                .again(0, 2)
                .record(1, 2, "b")
                .marker(2)
                .again(0, 3)
                .record(0, 3, "c")
                .marker(3);

        Reader reader = new Reader(script).inTurns();

        assertThat(reader.closings()).containsOnlyKeys(1L, 2L, 3L);
        assertThat(letters(reader, 2)).extracting(RecordUnreadable::offset).containsExactly(1L, 3L);
        assertThat(reader.ticks().scored()).isEqualTo(3);
    }

    @Test
    void behind_a_marker_that_is_wrong_about_its_time_all_but_the_next_one_count() {
        Script script =
                new Script(1).wild(0, 1, 1_000).marker(2).record(0, 3, "a").marker(3);

        Reader reader = new Reader(script).inTurns();

        assertThat(reader.closings()).containsOnlyKeys(1L, 3L);
        assertThat(letters(reader, 3)).extracting(RecordUnreadable::offset).containsExactly(1L);
    }

    @Test
    void once_too_much_is_held_back_who_is_through_with_the_next_tick_has_to_rest_and_nobody_else() {
        Script script = new Script(2).marker(0, 1).record(0, 2, "a").record(1, 1, "b");

        Reader reader = new Reader(script).inTurns();

        assertThat(reader.ticks().resting(0)).containsExactly(reader.lane(0));
        assertThat(reader.ticks().resting(1)).isEmpty();
    }

    @Test
    void
            while_a_checkpoint_is_awaited_the_state_stays_that_of_the_last_tick_and_what_comes_counts_when_its_tick_closes() {
        Script script =
                new Script(1).record(0, 1, "a").marker(1).record(0, 2, "b").marker(2);
        Reader reader = new Reader(script).lane(0, 2);
        reader.ticks().stay();

        reader.lane(0, 3);

        assertThat(reader.ticks().atBoundary()).isTrue();
        assertThat(reader.lane(0, 4).closing(2L).scored()).isEqualTo(2);
    }

    @Test
    void once_the_checkpoint_is_kept_what_comes_counts_at_once() {
        Script script = new Script(1).record(0, 1, "a").marker(1).record(0, 2, "b");
        Reader reader = new Reader(script).lane(0, 2);
        reader.ticks().stay();

        reader.ticks().goOn();

        assertThat(reader.lane(0, 3).ticks().atBoundary()).isFalse();
    }

    private static RecordUnreadable letter(int lane, long offset, String reason) {
        return new RecordUnreadable(Script.partition(lane).topic(), lane, offset, reason, null);
    }

    private static List<RecordUnreadable> letters(Reader reader, long tick) {
        return reader.closing(tick).letters();
    }
}
