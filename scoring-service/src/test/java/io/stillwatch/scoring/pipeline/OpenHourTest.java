package io.stillwatch.scoring.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.Ingest.InputNames;
import io.stillwatch.scoring.Story;
import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.TestTopics;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An hour begins in the minutes of grace of the one before it and is open, and somebody is erased who called in both, also since that one closed. */
class OpenHourTest extends ErasedMember {

    private static final Duration NEVER = Duration.ofDays(1);

    /** When the campaign has been announced. */
    private static final int OPEN = 24;

    private static final long LAST_TICK = Story.FIRST_TICK + Story.HOURS - 1;
    private static final Story.Hour OPEN_HOUR = Story.hours().get(OPEN);
    private static final Story.Hour NEXT = Story.hours().get(OPEN + 1);

    @BeforeEach
    void an_hour_begins_before_the_one_before_it_closes() {
        Story.hours().subList(0, OPEN - 1).forEach(hour -> Story.publish(ingest, hour));
        Story.Hour before = Story.hours().get(OPEN - 1);
        Story.begin(ingest, before);
        Story.begin(ingest, half(0));
        Story.close(ingest, before);
        Story.begin(ingest, half(1));
    }

    /** Of what is told in the open hour; each has a call of every member. */
    private static Story.Hour half(int which) {
        List<Story.Line> told = OPEN_HOUR.interactions();
        return new Story.Hour(
                OPEN_HOUR.tick(),
                List.of(),
                IntStream.range(0, told.size())
                        .filter(place -> place % 2 == which)
                        .mapToObj(told::get)
                        .toList());
    }

    @Test
    void who_was_erased_in_an_open_hour_is_not_there_when_it_closes() {
        try (Run run = new Run(store, topics, ALWAYS)) {
            isErased(run);

            Story.close(ingest, OPEN_HOUR);

            isKept(run, OPEN_HOUR);
        }
        assertThat(store.piecesWith(STAYS)).isPositive();
        assertThat(store.piecesWith(GONE)).isZero();
    }

    @Test
    void who_was_erased_in_an_installations_first_hour_is_not_there_when_it_closes() {
        InputNames young = TestTopics.create(1);
        Story.Hour first = Story.hours().getFirst();
        Story.begin(ingest.over(young), first);
        try (Run run = new Run(store, young, ALWAYS)) {
            run.untilIdle();
            store.askToErase(GONE);
            run.untilAllAreErased();

            Story.close(ingest, first);

            isKept(run, first);
        }
        assertThat(store.piecesWith(STAYS)).isPositive();
        assertThat(store.piecesWith(GONE)).isZero();
    }

    @Test
    void what_they_send_into_that_hour_after_the_erasure_is_left_out_as_well() {
        try (Run run = new Run(store, topics, ALWAYS)) {
            isErased(run);
            Story.begin(ingest, OPEN_HOUR);

            Story.close(ingest, OPEN_HOUR);

            isKept(run, OPEN_HOUR);
        }
        assertThat(store.piecesWith(GONE)).isZero();
    }

    @Test
    void what_they_send_into_a_later_hour_counts() {
        try (Run run = new Run(store, topics, ALWAYS)) {
            isErased(run);
            Story.close(ingest, OPEN_HOUR);

            Story.publish(ingest, NEXT);

            isKept(run, NEXT);
        }
        assertThat(store.piecesWith(GONE)).isPositive();
    }

    @Test
    void a_crash_before_that_hour_closes_changes_nothing() {
        try (TestStore crashes = new TestStore()) {
            try (Run run = new Run(crashes, topics, ALWAYS)) {
                isErased(crashes, run);
            }
            try (Run run = new Run(store, topics, ALWAYS)) {
                isErased(run);
                theStoryGoesOn();
                run.until(LAST_TICK);
            }

            try (Run run = new Run(crashes, topics, NEVER)) {
                run.until(LAST_TICK);
            }

            assertThat(crashes.contents())
                    .isEqualTo(store.contents())
                    .anyMatch(row -> row.startsWith("[risk," + STAYS + ",,HIGH"));
            assertThat(store.contents().getFirst()).endsWith("," + Story.records() + "]");
        }
    }

    @Test
    void who_was_erased_in_an_open_hour_stays_unknown_when_topics_are_read_again() {
        try (Run run = new Run(store, topics, ALWAYS)) {
            isErased(run);
            Story.close(ingest, OPEN_HOUR);
            isKept(run, OPEN_HOUR);
        }
        store.asOwner("delete from checkpoint");

        try (Run run = new Run(store, topics, ALWAYS)) {
            run.untilIdle();
        }

        assertThat(store.piecesWith(STAYS)).isPositive();
        assertThat(store.piecesWith(GONE)).isZero();
    }

    @Test
    void stages_that_change_hands_before_that_hour_closes_tell_nothing_of_them() {
        try (Spread spread = new Spread(store, topics)) {
            spread.join("one");
            spread.until(Story.FIRST_TICK + OPEN - 1);
            store.askToErase(GONE);
            spread.untilAllAreErased();
            spread.kill("one");
            spread.join("two");

            Story.close(ingest, OPEN_HOUR);

            spread.untilKept(OPEN_HOUR.tick());
        }
        assertThat(store.piecesWith(STAYS)).isPositive();
        assertThat(store.piecesWith(GONE)).isZero();
    }

    @Test
    void what_stages_leave_out_counts_as_scored_also_where_nobody_else_did_anything() {
        Story.Hour own = new Story.Hour(
                NEXT.tick(),
                List.of(),
                NEXT.interactions().stream()
                        .filter(line -> line.account().equals(GONE))
                        .toList());
        Story.close(ingest, OPEN_HOUR);
        Story.begin(ingest, own);
        try (Spread spread = new Spread(store, topics)) {
            spread.join("one");
            spread.until(OPEN_HOUR.tick());
            store.askToErase(GONE);
            spread.untilAllAreErased();

            Story.close(ingest, own);

            spread.untilKept(own.tick());
        }
        long before = Story.hours().subList(0, OPEN + 1).stream()
                .mapToLong(Story.Hour::records)
                .sum();
        assertThat(store.number("select scored from verdict_tick")).isEqualTo(before + own.records());
    }

    private void isErased(Run run) {
        isErased(store, run);
    }

    private static void isErased(TestStore store, Run run) {
        isErasedBehind(Story.FIRST_TICK + OPEN - 1, store, run);
        assertThat(store.piecesWith(GONE)).isZero();
    }

    private void theStoryGoesOn() {
        Story.close(ingest, OPEN_HOUR);
        List<Story.Hour> rest = Story.hours().subList(OPEN + 1, Story.HOURS);
        rest.forEach(hour -> Story.publish(ingest, hour));
    }

    private static void isKept(Run run, Story.Hour hour) {
        run.until(hour.tick());
        run.untilIdle();
    }
}
