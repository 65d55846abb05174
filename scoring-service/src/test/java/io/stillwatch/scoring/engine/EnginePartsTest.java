package io.stillwatch.scoring.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.Town.Operator;
import io.stillwatch.scoring.engine.table.Slices;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class EnginePartsTest {
    private static final int HOURS = 50;
    private static final Operator ACME = Operator.of("acme", 10);
    /** Forgets within hours, so that two days see keys that come, go and give their numbers to others. */
    private static final Policy FORGETFUL = forgetting(
            Policy.builtin(),
            new Policy.Standing(Duration.ofHours(9), Duration.ofHours(5), Duration.ofHours(6), Duration.ofHours(3)));

    @Property(tries = 2)
    void an_engine_put_together_from_its_parts_is_the_engine_itself(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Engine engine = new Engine(FORGETFUL, Baseline.builtin()).notingChanges();
        Kept kept = new Kept();
        for (int hour = 0; hour < HOURS; hour++) {
            play(engine, hour);
            if (random.nextInt(4) == 0) {
                kept.add(engine, hour + 1, random);
                Engine again = kept.together().notingChanges();
                assertThat(Arrays.mismatch(written(again::snapshot), written(engine::snapshot)))
                        .isEqualTo(-1);
                engine = random.nextBoolean() ? again : engine;
            }
        }
    }

    @Test
    void an_engine_without_a_model_calendar_is_written_as_those_read_it_that_know_of_none() throws IOException {
        Engine engine = new Engine(FORGETFUL, Baseline.builtin());
        int without = in(written(engine::writeRest)).readInt();

        engine.follow(Town.calendar(1));

        assertThat(without).isEqualTo(8);
        assertThat(in(written(engine::writeRest)).readInt()).isEqualTo(9);
    }

    private static void play(Engine engine, int hour) {
        if (hour == 12) {
            engine.follow(Town.calendar(1));
        }
        Town.Hour town = Town.hour(hour, 20, ACME, Operator.of("gone by " + hour / 10, 9))
                .moving("acme", 14, "m-5");
        town.facts().forEach(engine::accept);
        town.interactions().forEach(engine::accept);
        engine.close(hour, town.end());
    }

    /** What a store would keep of an engine. */
    private static final class Kept {
        private final Map<Integer, byte[]> slices = new HashMap<>();
        private final Map<Integer, Long> writtenAt = new HashMap<>();
        private final SortedMap<Long, byte[]> changes = new TreeMap<>();
        private byte[] rest = {};

        void add(Engine engine, long tick, Random random) throws IOException {
            changes.put(tick, written(engine::writeChanges));
            rest = written(engine::writeRest);
            for (int slice = 0; slice < Slices.COUNT; slice++) {
                if (random.nextInt(3) == 0) {
                    int one = slice;
                    slices.put(slice, written(out -> engine.writeSlice(one, out)));
                    writtenAt.put(slice, tick);
                }
            }
        }

        Engine together() throws IOException {
            EngineParts parts = new EngineParts(FORGETFUL, Baseline.builtin());
            for (int slice : slices.keySet()) {
                parts.readSlice(
                        slice, writtenAt.getOrDefault(slice, 0L), in(Objects.requireNonNull(slices.get(slice))));
            }
            for (Map.Entry<Long, byte[]> changed : changes.entrySet()) {
                parts.readChanges(changed.getKey(), in(changed.getValue()));
            }
            return parts.engine(in(rest));
        }
    }

    private interface Piece {
        void write(DataOutput out) throws IOException;
    }

    private static byte[] written(Piece piece) throws IOException {
        var bytes = new ByteArrayOutputStream();
        piece.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static DataInputStream in(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }

    private static Policy forgetting(Policy policy, Policy.Standing standing) {
        return new Policy(
                "forgetful",
                standing,
                policy.extraction(),
                policy.sketches(),
                policy.owning(),
                policy.enrichment(),
                policy.linking(),
                policy.membership(),
                policy.testing(),
                policy.explaining());
    }
}
