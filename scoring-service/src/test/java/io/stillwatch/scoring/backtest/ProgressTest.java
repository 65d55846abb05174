package io.stillwatch.scoring.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.store.StoreConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final long LAST_TICK = 120;

    @Test
    void it_never_goes_back_when_the_ticks_are_gone_through_again() {
        try (TestStore store = new TestStore()) {
            store.asOwner("insert into backtest (id, kind, policy, baseline, state, requested_by)"
                    + " values ('bt_1', 'comparison', 'p', 'b', 'running', 'ana')");
            StoreConnection connection = store.connect();
            Progress progress = new Progress(new JobRows(connection), "bt_1", 2, LAST_TICK);
            List<Double> told = new ArrayList<>();

            LongStream.of(110, LAST_TICK).forEach(upTo -> told.add(through(upTo, progress, connection)));
            progress.again();
            LongStream.of(110, LAST_TICK).forEach(upTo -> told.add(through(upTo, progress, connection)));

            assertThat(told).containsExactly(9 / 38.0, 0.5, 0.5 + 9 / 38.0, 1.0);
        }
    }

    /** Ten ticks. */
    private static double through(long upTo, Progress progress, StoreConnection store) {
        LongStream.rangeClosed(upTo - 9, upTo).forEach(progress::closed);
        return store.run("select progress from backtest").iterator().next().getDouble(0);
    }
}
