package io.stillwatch.scoring.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.TestStore;
import org.junit.jupiter.api.Test;

class PendingErasuresTest {

    @Test
    void the_engine_forgets_when_it_has_judged_all_that_stages_told_before_they_forgot() {
        try (TestStore store = new TestStore()) {
            store.asOwner("insert into erasure (account) values ('acct_1')");
            store.asOwner(
                    "insert into account_stage_erasure (partition, account, tick) values (0, 'acct_1', 6), (1, 'acct_1', 7)");
            PendingErasures erasures = new PendingErasures(store.connect(), 2);

            assertThat(erasures.due(6)).isEmpty();
            assertThat(erasures.due(7)).containsExactly("acct_1");
        }
    }

    @Test
    void nobody_is_forgotten_by_whoever_has_yet_to_read_of_them_again() {
        try (TestStore store = new TestStore()) {
            store.asOwner("insert into erasure (account) values ('acct_1'); update verdict_tick set tick = 8");
            PendingErasures ofTheEngine = new PendingErasures(store.connect(), 0);
            StageErasures ofStages = new StageErasures(store.connect());

            assertThat(ofTheEngine.due(7)).isEmpty();
            assertThat(ofStages.due(0, 7)).isEmpty();
            assertThat(ofTheEngine.due(8)).containsExactly("acct_1");
            assertThat(ofStages.due(0, 8)).containsExactly("acct_1");
        }
    }
}
