package io.stillwatch.detection.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ProportionTest {
    @Test
    void an_interval_is_the_one_in_the_textbooks() {
        var eightOfTen = new Proportion(8, 10);
        assertThat(eightOfTen.low()).isCloseTo(0.4902, within(1e-4));
        assertThat(eightOfTen.high()).isCloseTo(0.9433, within(1e-4));
    }

    @Test
    void none_of_many_still_leaves_room_for_some() {
        var none = new Proportion(0, 22_000);
        assertThat(none.low()).isZero();
        assertThat(none.high()).isCloseTo(1.75e-4, within(1e-5));
    }

    @Test
    void nothing_at_all_says_nothing() {
        assertThat(Proportion.NONE.low()).isZero();
        assertThat(Proportion.NONE.high()).isEqualTo(1);
    }
}
