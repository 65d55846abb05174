package io.stillwatch.cases.enforcement;

import static io.stillwatch.cases.domain.Some.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.cases.domain.enforcement.EnforcementEvent;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.BatchReleased;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementReversed;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.ItemReversed;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.ItemsAcknowledged;
import io.stillwatch.cases.enforcement.ItemFold.Said;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What became of an item is known from events and from what was said of it. */
class ItemFoldTest {

    private static final EnforcementEvent RELEASED = new BatchReleased(1, 5, NOON);
    private static final EnforcementEvent COUNTED = new ItemsAcknowledged(1, 1, 0, 0, "d", NOON.plusSeconds(9));
    private static final EnforcementEvent REVERSED = new EnforcementReversed("a mistake", "max", NOON.plusSeconds(5));
    private static final Said APPLIED = new Said("applied", null, NOON.plusSeconds(3));

    private static ItemFold made(Map<Integer, Said> said, EnforcementEvent... events) {
        return ItemFold.of(3, 1, List.of(events), said);
    }

    @Test
    void it_waits_for_its_batch() {
        assertThat(made(Map.of(), new BatchReleased(0, 5, NOON)).state()).isEqualTo("waiting");
        assertThat(made(Map.of(), RELEASED).state()).isEqualTo("released");
    }

    @Test
    void it_is_what_the_provider_s_system_said_when_it_said_so() {
        assertThat(made(Map.of(1, APPLIED), RELEASED, COUNTED))
                .isEqualTo(new ItemFold(3, 1, "applied", null, NOON.plusSeconds(3), 1));
    }

    @Test
    void what_is_taken_back_is_lifted_or_never_begins() {
        assertThat(made(Map.of(), REVERSED).state()).isEqualTo("cancelled");
        assertThat(made(Map.of(), RELEASED, REVERSED).state()).isEqualTo("lifting");
        assertThat(made(Map.of(1, APPLIED), RELEASED, COUNTED, REVERSED).state())
                .isEqualTo("lifting");
        assertThat(made(Map.of(), RELEASED, new ItemReversed(4, "a class", "max", NOON))
                        .state())
                .isEqualTo("released");
    }

    @Test
    void a_refusal_that_is_counted_behind_the_end_stays_one() {
        Said refused = new Said("refused", "not known here", NOON.plusSeconds(4));

        assertThat(made(Map.of(1, refused), RELEASED, REVERSED, COUNTED))
                .isEqualTo(new ItemFold(3, 1, "refused", "not known here", NOON.plusSeconds(4), 1));
    }
}
