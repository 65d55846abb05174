package io.stillwatch.scoring.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.Town.Operator;
import io.stillwatch.scoring.engine.statistics.Mix;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineDeterminismTest {
    private static final int HOURS = 30;
    private static final int PEOPLE = 80;
    private static final Operator ACME = Operator.of("acme", 14);
    private static final Operator BOLT = new Operator("bolt", 12, "bolt", 2, 3, 20, 1);
    /** Versions of the model calendar, by the hour from which each is known. */
    private static final Map<Integer, Integer> CALENDARS = Map.of(3, 1, 20, 2);

    private static final List<String> IN_ORDER = verdicts(0, -1);

    @Test
    void the_town_has_something_to_judge() {
        assertThat(IN_ORDER)
                .anyMatch(verdict -> verdict.contains("status=ANNOUNCED"))
                .anyMatch(verdict -> verdict.contains("model calendar, version 1"))
                .anyMatch(verdict -> verdict.contains("model calendar, version 2"));
    }

    @Test
    void whoever_has_the_same_records_judged_otherwise_gives_the_engine_a_new_version() {
        assertThat(Engine.VERSION + " " + Mix.of(String.join("\n", IN_ORDER)))
                .as("raise Engine.VERSION, then write down both")
                .isEqualTo("3 4730398893562214769");
    }

    @Property(tries = 6)
    void the_order_of_arrival_within_a_tick_changes_no_byte_of_a_verdict(@ForAll long seed) {
        assertThat(verdicts(seed, -1)).isEqualTo(IN_ORDER);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 24})
    void the_number_of_partitions_changes_no_byte_of_a_verdict(int partitions) {
        assertThat(verdicts(hour -> byPartition(records(hour, 0), partitions), HOURS / 2))
                .isEqualTo(IN_ORDER);
    }

    @Property(tries = 6)
    void a_snapshot_and_restore_in_the_middle_of_a_tick_changes_no_byte_of_a_verdict(
            @ForAll @IntRange(min = 0, max = HOURS - 1) int hour) {
        assertThat(verdicts(hour, hour)).isEqualTo(IN_ORDER);
    }

    @Test
    void a_snapshot_of_a_restored_engine_is_the_same_bytes() {
        Engine engine = new Engine(Policy.builtin(), Baseline.builtin());
        for (int hour = 0; hour < 10; hour++) {
            records(hour, hour).forEach(record -> record.accept(engine));
            engine.close(hour, Town.hour(hour, 0).end());
        }

        byte[] snapshot = snapshot(engine);

        assertThat(snapshot(restore(snapshot))).isEqualTo(snapshot);
    }

    /** A record on its way into an engine, in the lane of its account. */
    private record Delivery(String account, Consumer<Engine> to) {
        void accept(Engine engine) {
            to.accept(engine);
        }
    }

    /** Renders all verdicts of a play in which records arrive shuffled, and the engine is restored within the given hour. */
    private static List<String> verdicts(long seed, int restoredIn) {
        return verdicts(hour -> records(hour, seed), restoredIn);
    }

    /** One partition is drained after the other, the last one first; within one the order stays. */
    private static List<Delivery> byPartition(List<Delivery> records, int partitions) {
        return records.stream()
                .sorted(Comparator.comparingInt(
                        record -> -Math.floorMod(record.account().hashCode(), partitions)))
                .toList();
    }

    private static List<String> verdicts(IntFunction<List<Delivery>> recordsOf, int restoredIn) {
        Engine engine = new Engine(Policy.builtin(), Baseline.builtin());
        List<String> verdicts = new ArrayList<>();
        for (int hour = 0; hour < HOURS; hour++) {
            List<Delivery> records = recordsOf.apply(hour);
            if (CALENDARS.containsKey(hour)) {
                engine.follow(Town.calendar(CALENDARS.getOrDefault(hour, 0)));
            }
            records.subList(0, records.size() / 2).forEach(record(engine));
            Engine current = hour == restoredIn ? restore(snapshot(engine)) : engine;
            records.subList(records.size() / 2, records.size()).forEach(record(current));
            verdicts.add(current.close(hour, Town.hour(hour, 0).end()).toString());
            engine = current;
        }
        return verdicts;
    }

    private static Consumer<Delivery> record(Engine engine) {
        return record -> record.accept(engine);
    }

    private static List<Delivery> records(int hour, long seed) {
        Town.Hour town = Town.hour(hour, PEOPLE, ACME, BOLT).moving("acme", 8, "m-5");
        List<Delivery> records = new ArrayList<>();
        town.facts().forEach(fact -> records.add(new Delivery(fact.account(), engine -> engine.accept(fact))));
        town.interactions()
                .forEach(interaction ->
                        records.add(new Delivery(interaction.account(), engine -> engine.accept(interaction))));
        if (seed != 0) {
            Collections.shuffle(records, new Random(seed + hour));
        }
        return records;
    }

    private static byte[] snapshot(Engine engine) {
        var bytes = new ByteArrayOutputStream();
        try {
            engine.snapshot(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Engine restore(byte[] snapshot) {
        try {
            return Engine.restore(
                    new DataInputStream(new ByteArrayInputStream(snapshot)), Policy.builtin(), Baseline.builtin());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
