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
    private static final Policy.Linking RULE = Policy.builtin().linking();
    private static final Graph UNLINKED = linked(KeyType.CARD);

    private final Continuity continuity = new Continuity(RULE, List.of(CAMPAIGN));

    @Test
    void fragments_of_a_campaign_that_something_still_links_stay_in_one_piece() {
        var linked = linked(KeyType.CARD, members(0, 9), members(9, 14), members(8, 10), members(3, 12));

        assertThat(continuity.joined(List.of(members(0, 9), members(9, 14)), linked))
                .containsExactly(CAMPAIGN);
    }

    @Test
    void fragments_that_nothing_links_any_more_go_their_own_way() {
        var apart = linked(KeyType.CARD, members(0, 11), members(11, 20));

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
        var two = new Continuity(RULE, List.of(CAMPAIGN, members(20, 40)));

        assertThat(two.joined(List.of(members(0, 45)), UNLINKED)).containsExactly(members(0, 45));
    }

    @Test
    void a_campaign_does_not_become_one_with_the_crowd_that_asks_the_same_corpus() {
        var corpus = linked(KeyType.PHRASE, CAMPAIGN, members(20, 60), members(10, 30));

        assertThat(continuity.joined(List.of(members(0, 60)), corpus)).containsExactly(CAMPAIGN, members(20, 60));
    }

    @Test
    void two_campaigns_that_one_corpus_brought_into_one_fragment_stay_two() {
        var two = new Continuity(RULE, List.of(CAMPAIGN, members(20, 40)));
        var corpus = linked(KeyType.PHRASE, CAMPAIGN, members(20, 60), members(10, 30));

        assertThat(two.joined(List.of(members(0, 60)), corpus)).containsExactlyInAnyOrder(CAMPAIGN, members(20, 60));
    }

    @Test
    void two_campaigns_with_one_wrapper_become_one() {
        var two = new Continuity(RULE, List.of(CAMPAIGN, members(20, 40)));
        var wrapper = linked(KeyType.PHRASE, members(0, 60));

        assertThat(two.joined(List.of(members(0, 60)), wrapper)).containsExactly(members(0, 60));
    }

    @Test
    void two_campaigns_become_one_whatever_they_say_if_cards_lead_from_all_of_one_to_all_of_the_other() {
        var two = new Continuity(RULE, List.of(CAMPAIGN, members(20, 40)));
        Links links = new Links(ACCOUNTS);
        join(links, KeyType.PHRASE, CAMPAIGN);
        join(links, KeyType.PHRASE, members(20, 40));
        join(links, KeyType.CARD, members(0, 25));
        join(links, KeyType.CARD, members(15, 40));

        assertThat(two.joined(List.of(members(0, 40)), Graph.of(links, RULE))).containsExactly(members(0, 40));
    }

    /** Each of these sets shares as much of this type as links two accounts. */
    @SafeVarargs
    private static Graph linked(KeyType type, SortedSet<Integer>... sets) {
        Links links = new Links(ACCOUNTS);
        for (SortedSet<Integer> set : sets) {
            join(links, type, set);
        }
        return Graph.of(links, RULE);
    }

    private static void join(Links links, KeyType type, SortedSet<Integer> set) {
        links.join(type, List.of(set.stream().mapToInt(Integer::intValue).toArray()), 2);
    }

    private static SortedSet<Integer> members(int from, int to) {
        return new TreeSet<>(IntStream.range(from, to).boxed().toList());
    }
}
