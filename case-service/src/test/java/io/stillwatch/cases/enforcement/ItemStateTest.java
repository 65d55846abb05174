package io.stillwatch.cases.enforcement;

import static io.stillwatch.cases.enforcement.ItemState.APPLIED;
import static io.stillwatch.cases.enforcement.ItemState.CANCELLED;
import static io.stillwatch.cases.enforcement.ItemState.LIFTED;
import static io.stillwatch.cases.enforcement.ItemState.LIFTING;
import static io.stillwatch.cases.enforcement.ItemState.REFUSED;
import static io.stillwatch.cases.enforcement.ItemState.RELEASED;
import static io.stillwatch.cases.enforcement.ItemState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.cases.enforcement.ItemState.Outcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of an item by what the provider's system says of it. */
class ItemStateTest {

    @Test
    void of_what_nobody_was_asked_for_nothing_is_taken() {
        for (ItemState nobodyAsked : List.of(WAITING, CANCELLED)) {
            assertThat(Outcome.values())
                    .allMatch(outcome -> after(nobodyAsked, outcome).isEmpty());
        }
        assertThat(after(RELEASED, Outcome.LIFTED)).isEmpty();
    }

    @Test
    void what_was_asked_for_is_done_or_refused_and_saying_it_again_changes_nothing() {
        assertThat(after(RELEASED, Outcome.APPLIED)).contains(APPLIED);
        assertThat(after(APPLIED, Outcome.APPLIED)).contains(APPLIED);
        assertThat(after(RELEASED, Outcome.REFUSED)).contains(REFUSED);
        assertThat(after(REFUSED, Outcome.REFUSED)).contains(REFUSED);
        assertThat(after(APPLIED, Outcome.REFUSED)).isEmpty();
        assertThat(after(REFUSED, Outcome.APPLIED)).isEmpty();
    }

    @Test
    void what_is_to_be_lifted_is_so_until_it_is_said_to_be() {
        assertThat(after(LIFTING, Outcome.APPLIED)).contains(LIFTING);
        assertThat(after(LIFTING, Outcome.LIFTED)).contains(LIFTED);
        assertThat(after(LIFTED, Outcome.LIFTED)).contains(LIFTED);
        assertThat(after(LIFTED, Outcome.APPLIED)).isEmpty();
    }

    @Test
    void a_refusal_that_comes_late_says_that_it_never_was_in_force() {
        assertThat(LIFTING.after(Outcome.REFUSED, false)).contains(LIFTED);
    }

    @Test
    void who_refuses_to_lift_what_was_in_force_has_not_lifted_it() {
        assertThat(LIFTING.after(Outcome.REFUSED, true)).isEmpty();
    }

    private static Optional<ItemState> after(ItemState state, Outcome outcome) {
        return state.after(outcome, true);
    }
}
