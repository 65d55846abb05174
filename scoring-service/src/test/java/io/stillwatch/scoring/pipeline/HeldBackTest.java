package io.stillwatch.scoring.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stillwatch.scoring.checkpoint.Resume;
import io.stillwatch.scoring.engine.Interaction;
import java.lang.ref.WeakReference;
import java.time.Instant;
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

    private WeakReference<Interaction> waits(long offset) {
        Interaction interaction = new Interaction(
                Instant.parse("2026-04-22T00:00:00Z").plusSeconds(offset),
                "acct_1",
                null,
                0,
                "m-4",
                Interaction.Usage.NOT_STATED,
                Interaction.Parameters.NOT_STATED,
                Interaction.Client.NOT_STATED,
                null);
        later.add(TICK, lane.see(offset, new Arrival.Ticked(offset + 1, TICK, new Arrival.Entry.Used(interaction))));
        return new WeakReference<>(interaction);
    }
}
