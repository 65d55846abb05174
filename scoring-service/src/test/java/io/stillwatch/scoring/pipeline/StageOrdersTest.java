package io.stillwatch.scoring.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.engine.AccountStage;
import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Row;
import org.junit.jupiter.api.Test;

class StageOrdersTest {

    private final AccountStage ahead = new AccountStage(Policy.builtin(), Baseline.builtin());
    private final AccountStage behind = new AccountStage(Policy.builtin(), Baseline.builtin());

    @Test
    void what_is_decided_when_a_stage_has_closed_a_tick_waits_for_one_that_none_has_closed() {
        try (TestStore database = new TestStore()) {
            StoreConnection store = database.connect();
            StageOrders orders = new StageOrders(store);
            orders.give(4, 6, ahead);
            database.asOwner(
                    "insert into policy_change (policy, baseline, by, reason, follows) values ('%s', '%s', 'lea', 'r', 0)"
                            .formatted(
                                    Policy.builtin().version(),
                                    Baseline.builtin().version()));

            orders.give(4, 5, behind);
            orders.give(5, 6, behind);
            orders.give(6, 7, behind);

            Row change = store.run("select tick from policy_change").iterator().next();
            assertThat(change.getLong("tick")).isEqualTo(7);
        }
    }
}
