package io.stillwatch.scoring.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stillwatch.eventsourcing.ProblemException;
import io.stillwatch.scoring.Contracts;
import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.store.StoreConnection;
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

        assertThatThrownBy(this::activate)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().type()).endsWith("/not-tried"));
    }

    @Test
    void what_was_in_shadow_comes_into_force() {
        isWrittenDown();
        StoreConnection.await(desk.shadow("mine", "ana"));

        assertThat(activate().policy()).isEqualTo("mine");
    }

    private void isWrittenDown() {
        store.asOwner("insert into policy (version, based_on, settings, state, reason, author)"
                + " values ('mine', 'builtin-4', '{}', 'draft', 'a test', 'ana')");
    }

    private ChangeView activate() {
        return StoreConnection.await(desk.activate("mine", "ben", "a test"));
    }
}
