package io.stillwatch.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stillwatch.eventsourcing.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** On a clock that moves while a sender is waited for. */
class PacedTest {
    private long now;
    private int bytes;
    private Duration pause = Duration.ZERO;
    private final InputStream body = new Paced(new Sender(), () -> now);

    @Test
    void a_body_that_drips_is_given_up() throws IOException {
        sends(1, Duration.ofSeconds(20));

        assertThat(next()).isEqualTo(1);
        assertThatThrownBy(this::next)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        slow -> assertThat(slow.problem().status()).isEqualTo(408));
    }

    @Test
    void a_body_that_is_read_byte_by_byte_is_given_up_as_well() throws IOException {
        sends(1, Duration.ofSeconds(20));

        assertThat(body.read()).isZero();
        assertThatThrownBy(body::read).isInstanceOf(ProblemException.class);
    }

    @Test
    void a_slow_line_may_take_all_day() throws IOException {
        sends(2_050, Duration.ofSeconds(2));

        for (int piece = 0; piece < 40_000; piece++) {
            assertThat(next()).isEqualTo(2_050);
        }
    }

    @Test
    void who_was_fast_has_no_credit() throws IOException {
        sends(1_000_000, Duration.ZERO);
        next();

        sends(1, Duration.ofSeconds(31));

        assertThatThrownBy(this::next).isInstanceOf(ProblemException.class);
    }

    @Test
    void the_time_that_we_take_does_not_count() throws IOException {
        sends(1, Duration.ofSeconds(1));
        next();

        now += Duration.ofHours(1).toNanos();

        assertThat(next()).isEqualTo(1);
    }

    private void sends(int bytesAtOnce, Duration after) {
        bytes = bytesAtOnce;
        pause = after;
    }

    private int next() throws IOException {
        return body.read(new byte[1 << 20]);
    }

    /** Sends zeros. */
    private final class Sender extends InputStream {
        @Override
        public int read() {
            now += pause.toNanos();
            return 0;
        }

        @Override
        public int read(byte[] to, int from, int length) {
            now += pause.toNanos();
            return bytes;
        }
    }
}
