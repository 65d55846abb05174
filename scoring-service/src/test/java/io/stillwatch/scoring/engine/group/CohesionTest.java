package io.stillwatch.scoring.engine.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.key.KeyType;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CohesionTest {
    private static final Set<Integer> FOUR = Set.of(0, 1, 2, 3);
    private static final Set<Integer> OTHERS = Set.of(4, 5, 6, 7);

    @Test
    void one_group_has_a_cohesion_of_one_however_it_is_cut() {
        assertThat(of(new int[] {0, 1, 2, 3, 4, 5, 6, 7})).isEqualTo(1);
    }

    @Test
    void strangers_have_none() {
        assertThat(of(new int[] {0, 1, 2, 3}, new int[] {4, 5, 6, 7})).isZero();
    }

    @Test
    void a_few_links_of_a_loose_set_to_a_tight_one_are_held_against_both() {
        // One pair of sixteen across; all pairs inside the one, one of six inside the other.
        assertThat(of(new int[] {0, 1, 2, 3}, new int[] {4, 5}, new int[] {3, 4}))
                .isEqualTo(1 / 16.0 / Math.sqrt(1 / 6.0), within(1e-12));
    }

    private static double of(int[]... linked) {
        Links links = new Links(8);
        for (int[] accounts : linked) {
            links.join(KeyType.CARD, List.of(accounts), 1);
        }
        return new Cohesion(Graph.of(links, Policy.builtin().linking())).of(FOUR, OTHERS);
    }
}
