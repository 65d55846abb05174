package io.stillwatch.scoring.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stillwatch.scoring.checkpoint.Resume;
import io.stillwatch.scoring.engine.AccountFact;
import io.stillwatch.scoring.engine.Interaction;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HeldBackTest {

    private static final long TICK = 493_000;

    private final Lane lane = new Lane(Script.partition(0), Resume.from(0, 0));
    private final HeldBack later = new HeldBack();

    @Test
    void an_interaction_that_waits_for_its_tick_is_packed() {
        waits(0);
        WeakReference<Interaction> second = waits(1);

        await().untilAsserted(() -> {
            System.gc();
            assertThat(second.get()).isNull();
        });
        assertThat(later.count()).isEqualTo(2);
    }

    @Test
    void of_who_is_left_out_nothing_waits_but_how_many_records_there_were() {
        waits(0, "acct_1", null);
        waits(1, "acct_1", "u_1");
        waits(2, "acct_2", null);
        waits(3, TICK, new Arrival.Entry.Stated(fact("acct_1")));
        waits(4, TICK + 1, new Arrival.Entry.Stated(fact("acct_2")));

        OptionalLong last = later.leaveOut("acct_1");

        assertThat(last).hasValue(TICK);
        assertThat(later.count()).isEqualTo(5);
        assertThat(later.first().values())
                .extracting(held -> held.at().offset())
                .containsExactly(0L);
        HeldBack.Waiting waiting = later.release(TICK).getFirst();
        assertThat(waiting.count()).isEqualTo(4);
        assertThat(waiting.interactions().size()).isEqualTo(1);
        assertThat(waiting.others()).hasSize(3).containsOnly(new Arrival.Entry.LeftOut());
        assertThat(later.leaveOut("acct_1")).isEmpty();
    }

    @Test
    void what_counts_in_a_tick_that_closes_is_held_back_no_longer() {
        waits(0);
        waits(1, TICK + 1, new Arrival.Entry.Stated(fact("acct_1")));

        later.release(TICK);

        assertThat(later.count()).isEqualTo(1);
    }

    @Test
    void what_can_not_come_is_held_back_no_longer() {
        waits(0);
        waits(1, TICK + 1, new Arrival.Entry.Stated(fact("acct_1")));

        later.giveUp(lane, TICK, "a reason");

        assertThat(later.count()).isEqualTo(1);
    }

    private static AccountFact fact(String account) {
        return new AccountFact(account, Instant.EPOCH, null, null, null, null, null, 0, null, null);
    }

    private WeakReference<Interaction> waits(long offset) {
        return waits(offset, "acct_1", null);
    }

    private WeakReference<Interaction> waits(long offset, String account, @Nullable String endUser) {
        Interaction interaction = new Interaction(
                Instant.parse("2026-04-22T00:00:00Z").plusSeconds(offset),
                account,
                endUser,
                0,
                "m-4",
                Interaction.Usage.NOT_STATED,
                Interaction.Parameters.NOT_STATED,
                Interaction.Client.NOT_STATED,
                null);
        waits(offset, TICK, new Arrival.Entry.Used(interaction));
        return new WeakReference<>(interaction);
    }

    private void waits(long offset, long tick, Arrival.Entry entry) {
        later.add(tick, lane.see(offset, new Arrival.Ticked(offset + 1, tick, entry)));
    }
}
