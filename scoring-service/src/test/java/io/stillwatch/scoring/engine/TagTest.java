package io.stillwatch.scoring.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TagTest {
    private static final String TAG = "w1w1w1w1w1w1w1w1w1w1w1";

    @Test
    void the_same_tag_gives_the_same_number() {
        assertThat(Tag.of(TAG, 1)).isEqualTo(Tag.of(TAG, 1));
    }

    @Test
    void tags_of_different_epochs_never_compare() {
        assertThat(Tag.of(TAG, 1)).isNotEqualTo(Tag.of(TAG, 2));
    }

    @Test
    void no_tag_is_mistaken_for_an_absent_one() {
        assertThat(Tag.of("AAAAAAAAAAAAAAAAAAAAAA", 0)).isNotEqualTo(Tag.NONE);
    }

    @Test
    void what_is_no_tag_is_refused() {
        assertThatThrownBy(() -> Tag.of("short", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Tag.of("not base64url at all !", 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_row_of_tags_keeps_its_order() {
        var tags = Tags.of(List.of(TAG, "e1e1e1e1e1e1e1e1e1e1e1"), 1);

        assertThat(tags.toArray()).containsExactly(Tag.of(TAG, 1), Tag.of("e1e1e1e1e1e1e1e1e1e1e1", 1));
    }
}
