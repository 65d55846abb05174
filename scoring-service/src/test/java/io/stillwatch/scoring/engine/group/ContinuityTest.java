package io.stillwatch.scoring.engine.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.key.KeyType;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContinuityTest {
    private static final int ACCOUNTS = 70;
    private static final SortedSet<Integer> CAMPAIGN = members(0, 20);
    private static final Cohesion UNLINKED = cohesion();

    private final Continuity continuity = new Continuity(0.075, List.of(CAMPAIGN));

    @Test
    void fragments_of_a_campaign_that_something_still_links_stay_in_one_piece() {
        var linked = cohesion(members(0, 9), members(9, 14), members(8, 10), members(3, 12));

        assertThat(continuity.joined(List.of(members(0, 9), members(9, 14)), linked))
                .containsExactly(CAMPAIGN);
    }

    @Test
    void fragments_that_nothing_links_any_more_go_their_own_way() {
        var apart = cohesion(members(0, 11), members(11, 20));

        assertThat(continuity.joined(List.of(members(11, 20), members(0, 11)), apart))
                .containsExactly(members(0, 11), members(11, 20));
    }

    @Test
    void a_campaign_grows_into_the_group_that_it_is_most_of_or_most_of_which_it_is() {
        assertThat(continuity.joined(List.of(members(10, 60)), UNLINKED)).containsExactly(members(0, 60));
    }

    @Test
    void strangers_stay_apart() {
        assertThat(continuity.joined(List.of(members(15, 60)), UNLINKED))
                .containsExactlyInAnyOrder(CAMPAIGN, members(15, 60));
    }

    @Test
    void two_campaigns_that_turn_out_to_be_one_become_one_candidate() {
        var two = new Continuity(0.075, List.of(CAMPAIGN, members(20, 40)));

        assertThat(two.joined(List.of(members(0, 45)), UNLINKED)).containsExactly(members(0, 45));
    }

    /** Each of these sets is linked through and through. */
    @SafeVarargs
    private static Cohesion cohesion(SortedSet<Integer>... linked) {
        Links links = new Links(ACCOUNTS);
        for (SortedSet<Integer> set : linked) {
            links.join(KeyType.CARD, set.stream().mapToInt(Integer::intValue).toArray(), 1);
        }
        return new Cohesion(Graph.of(links, Policy.builtin().linking(), ACCOUNTS));
    }

    private static SortedSet<Integer> members(int from, int to) {
        return new TreeSet<>(IntStream.range(from, to).boxed().toList());
    }
}
