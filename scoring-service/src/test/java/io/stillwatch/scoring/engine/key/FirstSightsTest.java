package io.stillwatch.scoring.engine.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.statistics.Mix;
import io.stillwatch.scoring.engine.table.Slices;
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

class FirstSightsTest {
    private final FirstSights sights = new FirstSights();

    @Property(tries = 200)
    void who_was_there_first_is_remembered_until_someone_else_comes(
            @ForAll @Size(max = 2_000) List<@LongRange(min = 0, max = 1_999) Long> meetings) {
        FirstSights table = new FirstSights();
        Map<Long, Integer> alone = new HashMap<>();
        for (long meeting : meetings) {
            long key = key(meeting / 5);
            int account = (int) (meeting % 5);
            Integer first = alone.get(key);
            Sight met = table.meet(key, account, meeting, once(3));
            if (first != null && first != account) {
                assertThat(met).isNotNull().extracting(Sight::account).isEqualTo(first);
                alone.remove(key);
            } else {
                assertThat(met).isNull();
                alone.put(key, account);
            }
        }
        assertThat(table.size()).isEqualTo(alone.size());
    }

    @Test
    void all_uses_of_the_first_account_count() {
        sights.meet(key(1), 7, 99, once(100));
        sights.meet(key(1), 7, 98, new KeyUse(2, 1, 50, 150, true));

        assertThat(sights.meet(key(1), 8, 97, once(200))).isEqualTo(new Sight(7, 99, new KeyUse(3, 2, 50, 150, true)));
    }

    @Test
    void beyond_the_most_no_use_is_counted_but_its_time_is_kept() {
        sights.meet(key(1), 7, 99, new KeyUse(65_535, 3, 10, 10, false));
        sights.meet(key(1), 7, 99, once(20));

        assertThat(sights.meet(key(1), 8, 97, once(30)))
                .isEqualTo(new Sight(7, 99, new KeyUse(65_535, 3, 10, 20, false)));
    }

    @Test
    void what_was_last_used_too_long_ago_is_forgotten() {
        for (int i = 1; i <= 10_000; i++) {
            sights.meet(key(i), 1, i, once(i));
        }

        sights.forgetBefore(9_001);

        assertThat(sights.size()).isEqualTo(1_000);
        assertThat(sights.meet(key(9_000), 2, 0, once(1))).isNull();
        assertThat(sights.meet(key(9_001), 2, 0, once(1))).isNotNull();
    }

    @Test
    void a_snapshot_gives_the_same_table_and_the_same_bytes_again() throws IOException {
        for (int i = 1; i <= 10_000; i++) {
            sights.meet(key(i), i % 3, i, once(i));
        }
        byte[] written = written(sights);

        FirstSights restored = read(written);

        assertThat(restored.size()).isEqualTo(10_000);
        assertThat(written(restored)).isEqualTo(written);
        assertThat(restored.meet(key(5_000), 9, 0, once(1))).isEqualTo(new Sight(5_000 % 3, 5_000, once(5_000)));
    }

    private static byte[] written(FirstSights table) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (int slice = 0; slice < Slices.COUNT; slice++) {
            table.writeSlice(slice, new DataOutputStream(bytes));
        }
        return bytes.toByteArray();
    }

    private static FirstSights read(byte[] written) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(written));
        FirstSights table = new FirstSights();
        for (int slice = 0; slice < Slices.COUNT; slice++) {
            table.readSlice(slice, in);
        }
        return table;
    }

    private static long key(long number) {
        return Mix.of(number + 1);
    }

    private static KeyUse once(int second) {
        return KeyUse.once(true, second, false);
    }
}
