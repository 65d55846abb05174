package io.stillwatch.scoring.engine.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stillwatch.scoring.engine.statistics.Mix;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TablesTest {

    @Property(tries = 100)
    void counts_agree_with_a_map(@ForAll @Size(max = 300) List<@LongRange(min = 1, max = 60) Long> keys) {
        Map<Long, Integer> expected = new HashMap<>();
        LongCounts counts = new LongCounts();
        for (long key : keys) {
            expected.merge(key, 1, Integer::sum);
            counts.add(key, 1);
        }

        assertThat(counts.size()).isEqualTo(expected.size());
        expected.forEach((key, count) -> assertThat(counts.get(key)).isEqualTo(count));
    }

    @Test
    void counts_survive_a_snapshot() throws IOException {
        LongCounts counts = new LongCounts();
        for (long key = 1; key <= 1000; key++) {
            counts.put(Mix.of(key), (int) key);
        }
        var bytes = new ByteArrayOutputStream();
        counts.write(new DataOutputStream(bytes));

        LongCounts restored = LongCounts.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        assertThat(restored.sortedKeys()).isEqualTo(counts.sortedKeys());
        assertThat(restored.get(Mix.of(777))).isEqualTo(777);
    }

    @Test
    void few_hashes_are_counted_exactly_and_many_nearly() {
        assertThat(sampleOf(40).distinct()).isEqualTo(40);
        assertThat(sampleOf(100_000).distinct()).isCloseTo(100_000, within(25_000.0));
    }

    @Test
    void two_observers_keep_the_same_of_what_they_share() {
        SmallestHashes forwards = sampleOf(500);
        SmallestHashes backwards = new SmallestHashes(64);
        for (int i = 499; i >= 0; i--) {
            backwards.add(Mix.of(i));
        }

        assertThat(backwards.kept()).isEqualTo(forwards.kept());
    }

    private static SmallestHashes sampleOf(int distinct) {
        SmallestHashes sample = new SmallestHashes(64);
        for (int i = 0; i < distinct; i++) {
            sample.add(Mix.of(i));
            sample.add(Mix.of(i));
        }
        return sample;
    }
}
