package io.stillwatch.ingest.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class SequencerPropertyTest {
    private static final Instant NOON = Instant.parse("2026-04-22T12:00:00Z");

    private static final int BYTES = 500;

    private final Sequencer sequencer = new Sequencer(Duration.ofMinutes(10), 2_000);

    /** What can happen: an interaction some minutes from noon, a fact, a pause. */
    private sealed interface Happening {
        record Interaction(int minutesFromNoon) implements Happening {}

        record Fact() implements Happening {}

        record Pause() implements Happening {}
    }

    private sealed interface Published {
        record Stamped(long position, long tick) implements Published {}

        record Closed(Marker marker) implements Published {}
    }

    @Provide
    Arbitrary<List<Happening>> traffic() {
        Arbitrary<Happening> interaction =
                Arbitraries.integers().between(-600, 1200).map(Happening.Interaction::new);
        return Arbitraries.frequencyOf(
                        Tuple.of(8, interaction),
                        Tuple.of(2, Arbitraries.of(new Happening.Fact(), new Happening.Pause())))
                .list()
                .ofMaxSize(60);
    }

    @Property
    void no_record_follows_a_marker_that_closed_its_tick(@ForAll("traffic") List<Happening> traffic) {
        long closed = 0;
        for (Published published : publish(Sequence.START, traffic)) {
            switch (published) {
                case Published.Stamped stamped -> assertThat(stamped.tick()).isGreaterThan(closed);
                case Published.Closed(Marker marker) -> {
                    assertThat(marker.tick()).isGreaterThan(closed);
                    closed = marker.tick();
                }
            }
        }
    }

    @Property
    void positions_count_records_without_a_gap_and_markers_name_the_last(@ForAll("traffic") List<Happening> traffic) {
        long position = 0;
        for (Published published : publish(Sequence.START, traffic)) {
            switch (published) {
                case Published.Stamped stamped -> assertThat(stamped.position()).isEqualTo(++position);
                case Published.Closed(Marker marker) ->
                    assertThat(marker.position()).isEqualTo(position);
            }
        }
    }

    @Property
    void watermarks_never_fall_and_never_pass_the_newest_event(@ForAll("traffic") List<Happening> traffic) {
        Instant watermark = Instant.EPOCH;
        Sequence sequence = Sequence.START;
        for (Happening happening : traffic) {
            sequence = after(sequence, happening).sequence();
            assertThat(sequence.watermark()).isBetween(watermark, NOON.plus(Duration.ofHours(20)));
            watermark = sequence.watermark();
        }
    }

    @Property
    void whoever_starts_over_from_a_saved_state_publishes_the_same(
            @ForAll("traffic") List<Happening> before, @ForAll("traffic") List<Happening> after) {
        Sequence saved = Sequence.START;
        for (Happening happening : before) {
            saved = after(saved, happening).sequence();
        }
        List<Happening> all = new ArrayList<>(before);
        all.addAll(after);
        List<Published> whole = publish(Sequence.START, all);
        List<Published> again = publish(saved, after);

        assertThat(whole.subList(whole.size() - again.size(), whole.size())).isEqualTo(again);
    }

    @Property
    void a_final_pause_leaves_nothing_open(@ForAll("traffic") List<Happening> traffic) {
        List<Happening> paused = new ArrayList<>(traffic);
        paused.add(new Happening.Interaction(0));
        paused.add(new Happening.Pause());
        List<Published> published = publish(Sequence.START, paused);

        assertThat(published.getLast())
                .isInstanceOfSatisfying(
                        Published.Closed.class,
                        last -> assertThat(published)
                                .allSatisfy(each -> assertThat(tickOf(each))
                                        .isLessThanOrEqualTo(last.marker().tick())));
    }

    private static long tickOf(Published published) {
        return switch (published) {
            case Published.Stamped stamped -> stamped.tick();
            case Published.Closed(Marker marker) -> marker.tick();
        };
    }

    private record After(Sequence sequence, List<Published> published) {}

    private List<Published> publish(Sequence from, List<Happening> traffic) {
        List<Published> published = new ArrayList<>();
        Sequence sequence = from;
        for (Happening happening : traffic) {
            After after = after(sequence, happening);
            published.addAll(after.published());
            sequence = after.sequence();
        }
        return published;
    }

    private After after(Sequence sequence, Happening happening) {
        return switch (happening) {
            case Happening.Interaction(int minutes) ->
                stamped(sequencer.interaction(sequence, NOON.plus(Duration.ofMinutes(minutes)), BYTES));
            case Happening.Fact() -> stamped(sequencer.fact(sequence, BYTES));
            case Happening.Pause() -> paused(sequence, sequencer.idle(sequence));
        };
    }

    private After paused(Sequence before, Optional<Sequence> closed) {
        return closed.map(after -> new After(after, List.of(new Published.Closed(Marker.of(after)))))
                .orElseGet(() -> new After(before, List.of()));
    }

    private static After stamped(Step step) {
        List<Published> published = new ArrayList<>();
        published.add(new Published.Stamped(step.position(), step.tick()));
        step.marker().map(Published.Closed::new).ifPresent(published::add);
        return new After(step.sequence(), published);
    }
}
