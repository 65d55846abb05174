package io.stillwatch.ingest.intake;

import static io.stillwatch.ingest.intake.SenderHours.Room.FIRST_ONLY_COUNTED;
import static io.stillwatch.ingest.intake.SenderHours.Room.KEPT;
import static io.stillwatch.ingest.intake.SenderHours.Room.ONLY_COUNTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.ingest.reading.Reading;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SenderHoursTest {
    private long hour = 7;
    private final SenderHours hours = new SenderHours(2, () -> hour);

    @Test
    void beyond_its_number_a_sender_is_told_of_once() {
        assertThat(next("a", 5)).containsExactly(KEPT, KEPT, FIRST_ONLY_COUNTED, ONLY_COUNTED, ONLY_COUNTED);
    }

    @Test
    void one_sender_takes_nothing_from_another() {
        next("a", 5);

        assertThat(next("b", 2)).containsExactly(KEPT, KEPT);
    }

    @Test
    void the_next_hour_begins_anew() {
        next("a", 5);

        hour++;

        assertThat(next("a", 3)).containsExactly(KEPT, KEPT, FIRST_ONLY_COUNTED);
    }

    /** A body comes in parts, and each knows of those before it what became of them. */
    @Test
    void of_one_body_the_first_that_is_only_counted_leaves_a_row_in_whichever_part_it_comes() {
        var bounds = new Refused.Bounds(1, new SenderHours(100, () -> hour));
        var part = new Refused<String>(bounds, "a", new Receipt(0, 0, 0, 0, List.of()));
        part.add(bad());
        assertThat(part.rows()).isEqualTo(1);

        var next = new Refused<String>(bounds, "a", new Receipt(0, 0, 1, 0, List.of()));
        next.add(bad());
        next.add(bad());
        assertThat(next.rows()).isEqualTo(1);

        var last = new Refused<String>(bounds, "a", new Receipt(0, 0, 3, 2, List.of()));
        last.add(bad());
        assertThat(last.rows()).isZero();
    }

    private static Reading.Refused<String> bad() {
        return new Reading.Refused<>(1, null, "line", "is not valid JSON", "hash", null);
    }

    private List<SenderHours.Room> next(String sender, int times) {
        return Stream.generate(() -> hours.next(sender)).limit(times).toList();
    }
}
