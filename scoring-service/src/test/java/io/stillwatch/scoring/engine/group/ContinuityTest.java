package io.stillwatch.scoring.engine.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContinuityTest {
    private static final SortedSet<Integer> CAMPAIGN = members(0, 20);

    private final Continuity continuity = new Continuity(List.of(CAMPAIGN));

    @Test
    void fragments_of_a_campaign_stay_in_one_piece() {
        assertThat(continuity.joined(List.of(members(0, 9), members(9, 14)))).containsExactly(CAMPAIGN);
    }

    @Test
    void a_campaign_grows_into_the_group_that_it_is_most_of_or_most_of_which_it_is() {
        assertThat(continuity.joined(List.of(members(10, 60)))).containsExactly(members(0, 60));
    }

    @Test
    void strangers_stay_apart() {
        assertThat(continuity.joined(List.of(members(15, 60)))).containsExactlyInAnyOrder(CAMPAIGN, members(15, 60));
    }

    @Test
    void two_campaigns_that_turn_out_to_be_one_become_one_candidate() {
        var two = new Continuity(List.of(CAMPAIGN, members(20, 40)));

        assertThat(two.joined(List.of(members(0, 45)))).containsExactly(members(0, 45));
    }

    private static SortedSet<Integer> members(int from, int to) {
        return new TreeSet<>(IntStream.range(from, to).boxed().toList());
    }
}
