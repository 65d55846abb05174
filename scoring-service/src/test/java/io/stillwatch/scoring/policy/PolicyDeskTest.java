package io.stillwatch.scoring.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stillwatch.eventsourcing.ProblemException;
import io.stillwatch.scoring.Contracts;
import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.store.StoreConnection;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Of a policy whose backtest is done. */
class PolicyDeskTest {

    private final TestStore store = new TestStore();
    private final Changes changes = new Changes(store.pool());
    private final PolicyDesk desk = new PolicyDesk(
            new Policies(store.pool(), changes, Contracts.json()), changes, AskedTrials.whichAreDone(true));

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_draft_does_not_come_into_force() {
        isWrittenDown();

        isRefused(this::activate, "not-tried");
    }

    @Test
    void what_was_in_shadow_comes_into_force() {
        isWrittenDown();
        StoreConnection.await(desk.shadow("mine", "ana"));

        assertThat(activate().policy()).isEqualTo("mine");
    }

    @Test
    void what_is_in_force_already_does_not_come_into_force_again() {
        isInForce();

        assertThat(activate())
                .isEqualTo(StoreConnection.await(changes.standing()).changes().getFirst());

        StoreConnection.await(changes.rollBack(null, "ben", "an emergency"));
        assertThat(StoreConnection.await(changes.last()).policy())
                .isEqualTo(Policy.builtin().version());
    }

    @Test
    void a_change_that_is_named_is_taken_back_once() {
        isInForce();
        StoreConnection.await(changes.standing().chain(now -> changes.promote(now, "b-1", "ben", "a test")));

        StoreConnection.await(changes.rollBack("b-1", "ben", "an emergency"));

        isRefused(() -> StoreConnection.await(changes.rollBack("b-1", "ben", "an emergency")), "not-the-last-change");
        assertThat(StoreConnection.await(changes.last()).policy()).isEqualTo("mine");
        StoreConnection.await(changes.rollBack("mine", "ben", "an emergency"));
        isRefused(() -> StoreConnection.await(changes.rollBack("mine", "ben", "an emergency")), "nothing-to-roll-back");
    }

    @Test
    void what_is_built_in_is_neither_tried_nor_approved_but_comes_back() {
        String builtIn = Policy.builtin().version();
        isInForce();

        isRefused(() -> StoreConnection.await(desk.shadow(builtIn, "ana")), "built-in");
        isRefused(() -> StoreConnection.await(desk.activate(builtIn, "ben", "a test")), "built-in");

        assertThat(StoreConnection.await(changes.rollBack(null, "ben", "a test"))
                        .policy())
                .isEqualTo(builtIn);
        isRefused(() -> StoreConnection.await(desk.activate(builtIn, "ben", "a test")), "built-in");
    }

    private void isInForce() {
        isWrittenDown();
        StoreConnection.await(desk.shadow("mine", "ana"));
        activate();
    }

    private static void isRefused(ThrowingCallable asked, String problem) {
        assertThatThrownBy(asked)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().type()).endsWith("/" + problem));
    }

    private void isWrittenDown() {
        store.asOwner("insert into policy (version, based_on, settings, state, reason, author)"
                + " values ('mine', 'builtin-4', '{}', 'draft', 'a test', 'ana')");
    }

    private ChangeView activate() {
        return StoreConnection.await(desk.activate("mine", "ben", "a test"));
    }
}
