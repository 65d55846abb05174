package io.stillwatch.scoring.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.TestStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoreConnectionTest {

    @Test
    void what_others_write_while_somebody_reads_as_of_one_moment_is_not_seen() {
        try (TestStore store = new TestStore()) {
            StoreConnection connection = store.connect();
            List<Integer> seen = new ArrayList<>();

            connection.asOfOneMoment(() -> {
                seen.add(erasures(connection));
                store.askToErase("acme-1");
                seen.add(erasures(connection));
            });

            assertThat(seen).containsExactly(0, 0);
            assertThat(erasures(connection)).isOne();
        }
    }

    private static int erasures(StoreConnection connection) {
        return connection.run("select account from erasure").size();
    }
}
