package io.stillwatch.ingest.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stillwatch.eventsourcing.ProblemException;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private final Places places = Places.shared(4);

    @Test
    void one_caller_has_half_of_them_and_no_more() {
        take("slow", 2);

        assertThatThrownBy(() -> places.take("slow")).isInstanceOf(ProblemException.class);
    }

    @Test
    void what_one_caller_may_not_have_is_there_for_others() {
        take("slow", 2);

        assertThatCode(() -> take("another", 2)).doesNotThrowAnyException();
    }

    @Test
    void all_of_them_is_all_there_is() {
        take("one", 2);
        take("another", 2);

        assertThatThrownBy(() -> places.take("a third")).isInstanceOf(ProblemException.class);
    }

    @Test
    void a_place_that_is_given_back_is_free_for_whom_it_was_taken_by() {
        take("slow", 2);

        places.giveBack("slow");

        assertThatCode(() -> places.take("slow")).doesNotThrowAnyException();
    }

    private void take(String caller, int many) {
        for (int one = 0; one < many; one++) {
            places.take(caller);
        }
    }
}
