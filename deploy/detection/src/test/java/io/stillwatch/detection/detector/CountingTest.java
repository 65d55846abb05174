package io.stillwatch.detection.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The tables of the comparators say the same as the slow and obvious ones of the library. */
class CountingTest {
    private static final int DRAWS = 20_000;
    private final Random random = new Random(42);

    @Test
    void users_of_a_key_are_counted_once() {
        var incidence = new Incidence();
        var expected = new TreeMap<Integer, TreeSet<Integer>>();
        for (var i = 0; i < DRAWS; i++) {
            var key = random.nextInt(500);
            var account = random.nextInt(60);
            incidence.add(key, account);
            expected.computeIfAbsent(key, _ -> new TreeSet<>()).add(account);
        }
        var found = new ArrayList<List<Integer>>();
        incidence.each(30, 40, users -> found.add(Arrays.stream(users).boxed().toList()));
        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(expected.values().stream()
                        .filter(users -> users.size() >= 30 && users.size() <= 40)
                        .map(users -> List.copyOf(users))
                        .toList());
    }

    @Test
    void pairs_are_counted_in_either_order() {
        var counts = new PairCounts();
        var expected = new TreeMap<String, Integer>();
        for (var i = 0; i < DRAWS; i++) {
            var one = random.nextInt(100);
            var other = 100 + random.nextInt(100);
            if (random.nextBoolean()) {
                counts.add(one, other);
            } else {
                counts.add(other, one);
            }
            expected.merge(one + "-" + other, 1, Integer::sum);
        }
        var found = new TreeMap<String, Integer>();
        counts.each((one, other, count) -> found.put(one + "-" + other, count));
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void the_lightest_node_leaves_first_also_when_others_lose_weight() {
        var weights = random.doubles(1000).toArray();
        var expected = weights.clone();
        var nodes = new Lightest(weights);
        var left = new TreeSet<Integer>();
        for (var node = 0; node < expected.length; node++) {
            left.add(node);
        }
        while (!nodes.isEmpty()) {
            var removed = nodes.remove();
            assertThat(expected[removed])
                    .isEqualTo(left.stream()
                            .mapToDouble(node -> expected[node])
                            .min()
                            .orElseThrow());
            left.remove(removed);
            for (var i = 0; i < 3 && !left.isEmpty(); i++) {
                var lighter = List.copyOf(left).get(random.nextInt(left.size()));
                nodes.lighten(lighter, 0.1);
                expected[lighter] -= 0.1;
            }
        }
        assertThat(left).isEmpty();
    }

    @Test
    void a_second_block_is_found_beside_the_densest() {
        var objects = new ArrayList<int[]>();
        for (var object = 0; object < 30; object++) {
            objects.add(new int[] {0, 1, 2, 3});
        }
        for (var object = 0; object < 20; object++) {
            objects.add(new int[] {4, 5, 6});
        }
        objects.add(new int[] {7, 8});
        var blocks = new Peeling(9, objects).blocks(2);
        assertThat(blocks).containsExactly(new int[] {0, 1, 2, 3}, new int[] {4, 5, 6});
    }
}
