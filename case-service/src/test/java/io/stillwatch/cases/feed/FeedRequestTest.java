package io.stillwatch.cases.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stillwatch.eventsourcing.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a stream begins. */
class FeedRequestTest {

    @ParameterizedTest
    @CsvSource({"5,7,5", "5,,5", ",7,7", "'',7,7", ",,0", "'',,0"})
    void behind_the_last_event_or_else_behind_the_position_that_is_named(
            @Nullable String lastEventId, @Nullable String after, long position) {
        assertThat(FeedRequest.position(lastEventId, after)).isEqualTo(position);
    }

    @Test
    void a_word_is_no_position() {
        assertThatThrownBy(() -> FeedRequest.position("x", "7")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> FeedRequest.position(null, "x")).isInstanceOf(ProblemException.class);
    }
}
