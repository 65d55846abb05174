package io.stillwatch.scoring.engine.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.key.KeyType;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StrangersTest {
    private static final int ACCOUNTS = 60;
    private static final Policy.Linking RULE = Policy.builtin().linking();
    private static final SortedSet<Integer> CAMPAIGN = members(0, 20);
    private static final SortedSet<Integer> CANDIDATE = members(0, 40);

    private final Links links = new Links(ACCOUNTS);

    @Test
    void who_shares_a_few_phrases_with_a_campaign_and_more_among_themselves_is_a_candidate_apart() {
        text(0, 20);
        text(20, 40);
        text(12, 28);

        assertThat(parted(CANDIDATE)).containsExactly(CAMPAIGN, members(20, 40));
    }

    @Test
    void who_writes_the_same_wrapper_as_a_campaign_belongs_to_it() {
        text(0, 40);

        assertThat(parted(CANDIDATE)).containsExactly(CANDIDATE);
    }

    @Test
    void who_shares_a_card_with_a_campaign_belongs_to_it_with_all_who_share_addresses_with_them() {
        text(0, 20);
        join(KeyType.CARD, 19, 21);
        join(KeyType.ADDRESS, 20, 40);

        assertThat(parted(CANDIDATE)).containsExactly(CANDIDATE);
    }

    @Test
    void a_card_of_somebody_outside_of_the_candidate_leads_nowhere() {
        text(0, 20);
        text(20, 40);
        join(KeyType.CARD, 50, 51);
        links.join(KeyType.CARD, List.of(new int[] {0, 50}), 1);
        links.join(KeyType.CARD, List.of(new int[] {30, 50}), 1);

        assertThat(parted(CANDIDATE)).containsExactly(CAMPAIGN, members(20, 40));
    }

    @Test
    void too_few_for_a_candidate_stay() {
        text(0, 20);
        text(20, 27);

        assertThat(parted(members(0, 27))).containsExactly(members(0, 27));
    }

    private List<SortedSet<Integer>> parted(SortedSet<Integer> candidate) {
        Graph graph = Graph.of(links, RULE);
        return new Strangers(RULE, graph, new Cohesion(graph)).parted(CAMPAIGN, candidate);
    }

    /** A text of these accounts, which is enough for a link. */
    private void text(int from, int to) {
        links.join(KeyType.PHRASE, List.of(IntStream.range(from, to).toArray()), 2);
    }

    private void join(KeyType type, int from, int to) {
        links.join(type, List.of(IntStream.range(from, to).toArray()), 1);
    }

    private static SortedSet<Integer> members(int from, int to) {
        return new TreeSet<>(IntStream.range(from, to).boxed().toList());
    }
}
