package io.stillwatch.ingest.intake;

import static io.stillwatch.ingest.intake.SenderHours.Room.FIRST_ONLY_COUNTED;
import static io.stillwatch.ingest.intake.SenderHours.Room.KEPT;
import static io.stillwatch.ingest.intake.SenderHours.Room.ONLY_COUNTED;
import static org.assertj.core.api.Assertions.assertThat;

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

    private List<SenderHours.Room> next(String sender, int times) {
        return Stream.generate(() -> hours.next(sender)).limit(times).toList();
    }
}
