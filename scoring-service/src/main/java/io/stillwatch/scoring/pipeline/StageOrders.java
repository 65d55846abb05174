package io.stillwatch.scoring.pipeline;

import io.stillwatch.scoring.engine.AccountStage;
import io.stillwatch.scoring.policy.PolicyLog;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * What takes effect at a tick in all account stages. The first stage anywhere that closes a tick fixes it: what has been decided and has no tick
 * yet gets this one, and what is decided later gets one that no stage has closed.
 */
final class StageOrders {

    private static final String FIRST = "update account_stages set tick = $1 where tick < $1";

    private final StoreConnection store;
    private final PolicyLog policies;

    StageOrders(StoreConnection store) {
        this.store = store;
        this.policies = new PolicyLog(store);
    }

    /** @param closed the last tick that the stage has closed */
    void give(long closed, long tick, AccountStage stage) {
        store.transaction(() -> {
            if (store.run(FIRST, Tuple.of(tick)).rowCount() == 1) {
                policies.takesEffectAt(tick);
            }
        });
        policies.thatTookEffect(closed, tick).ifPresent(then -> stage.adopt(then.policy(), then.baseline()));
    }
}
