package io.stillwatch.scoring.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.store.StoreConnection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class PendingErasuresTest {

    private static final String END_WHO_WAITS =
            "select pg_terminate_backend(pid) from pg_locks where relation = 'erased'::regclass and not granted";

    @Test
    void the_engine_forgets_when_it_has_judged_all_that_stages_told_before_they_forgot() {
        try (TestStore store = new TestStore()) {
            store.askToErase("acct_1");
            store.asOwner(
                    "insert into account_stage_erasure (partition, account, tick) values (0, 'acct_1', 6), (1, 'acct_1', 7)");
            PendingErasures erasures = new PendingErasures(store.connect(), 2);

            assertThat(erasures.due(6)).isEmpty();
            assertThat(erasures.due(7)).extracting(Wanted::account).containsExactly("acct_1");
        }
    }

    @Test
    void whoever_reads_again_leaves_out_what_counted_before_the_last_erasure_and_no_name_is_kept_for_that() {
        try (TestStore store = new TestStore()) {
            isErased(store, "acct \"é\"/1", 7);
            isErased(store, "acct \"é\"/1", 9);

            Erased erased = Erased.of(store.connect());

            assertThat(erased.covers("acct \"é\"/1", 9)).isTrue();
            assertThat(erased.covers("acct \"é\"/1", 10)).isFalse();
            assertThat(erased.covers("acct_2", 7)).isFalse();
            assertThat(store.rowsWith("erased", "acct")).isZero();
            assertThat(store.rowsWith("erasure", "acct")).isZero();
        }
    }

    @Test
    void what_a_stage_had_read_of_an_hour_that_has_not_closed_is_left_out_by_everybody() {
        try (TestStore store = new TestStore()) {
            store.askToErase("acct_1");
            store.asOwner("insert into account_stage_erasure (partition, account, tick, up_to)"
                    + " values (0, 'acct_1', 6, 6), (1, 'acct_1', 7, 9)");

            new PendingErasures(store.connect(), 2).done(Map.of("acct_1", 7L));

            Erased erased = Erased.of(store.connect());
            assertThat(erased.covers("acct_1", 9)).isTrue();
            assertThat(erased.covers("acct_1", 10)).isFalse();
        }
    }

    @Test
    void a_stage_that_has_forgotten_leaves_out_what_others_have_yet_to_forget() {
        try (TestStore store = new TestStore()) {
            store.asOwner(
                    "insert into account_stage_erasure (partition, account, tick, up_to) values (1, 'acct_1', 7, 9)");
            StageErasures erasures = new StageErasures(store.connect());

            assertThat(erasures.leftOut(1).covers("acct_1", 9)).isTrue();
            assertThat(erasures.leftOut(0).reaches(1)).isFalse();
            assertThat(Erased.of(store.connect()).reaches(1)).isFalse();
        }
    }

    @Test
    void whoever_was_erased_before_anything_counted_is_left_out_of_nothing() {
        try (TestStore store = new TestStore()) {
            isErased(store, "acct_1", 0);

            assertThat(Erased.of(store.connect()).reaches(1)).isFalse();
            assertThat(store.rowsWith("erased", "")).isZero();
        }
    }

    /** Its connection ends when the digest has yet to be written. */
    @Test
    void nobody_is_erased_who_would_come_back() {
        try (TestStore store = new TestStore()) {
            store.askToErase("acct_1");
            PendingErasures erasures = new PendingErasures(store.connect(), 0);
            StoreConnection other = store.connect();
            other.transaction(() -> {
                other.run("lock table erased in exclusive mode");
                CompletableFuture<Void> done = CompletableFuture.runAsync(
                        () -> erasures.done(Map.of("acct_1", 7L)),
                        work -> Thread.ofPlatform().start(work));

                await().until(() -> other.run(END_WHO_WAITS).size() > 0);

                assertThatThrownBy(done::join).isInstanceOf(CompletionException.class);
            });
            assertThat(store.erasing()).isEqualTo(1);
            assertThat(store.rowsWith("erased", "")).isZero();
        }
    }

    /** And it was asked whether it is done. */
    private static void isErased(TestStore store, String account, long tick) {
        store.askToErase(account);
        new PendingErasures(store.connect(), 0).done(Map.of(account, tick));
        store.asOwner("delete from erasure where done");
    }

    @Test
    void nobody_is_forgotten_by_whoever_has_yet_to_read_of_them_again() {
        try (TestStore store = new TestStore()) {
            store.asOwner("insert into erasure (account) values ('acct_1'); update verdict_tick set tick = 8");
            PendingErasures ofTheEngine = new PendingErasures(store.connect(), 0);
            StageErasures ofStages = new StageErasures(store.connect());

            assertThat(ofTheEngine.due(7)).isEmpty();
            assertThat(ofStages.due(0, 7)).isEmpty();
            assertThat(ofTheEngine.due(8)).extracting(Wanted::account).containsExactly("acct_1");
            assertThat(ofStages.due(0, 8)).extracting(Wanted::account).containsExactly("acct_1");
        }
    }
}
