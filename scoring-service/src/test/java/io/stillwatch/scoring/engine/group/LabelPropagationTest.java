package io.stillwatch.scoring.engine.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.key.KeyType;
import io.stillwatch.scoring.engine.table.LongCounts;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class LabelPropagationTest {
    private static final int ACCOUNTS = 40;
    private static final Policy.Linking RULE = Policy.builtin().linking();

    private final Accounts accounts = new Accounts(Policy.builtin().sketches());

    @Property(tries = 300)
    void each_takes_the_label_of_most_weight_around_it_and_of_equals_the_smallest(@ForAll long seed) {
        IntStream.range(0, ACCOUNTS).forEach(one -> accounts.at(new Principal("account-" + one, null)));
        Random chance = new Random(seed);
        Graph graph = linked(chance);
        LongCounts before = new LongCounts();
        chance.ints(10, 0, ACCOUNTS).forEach(account -> before.put(account + 1L, chance.nextInt(ACCOUNTS)));

        assertThat(new LabelPropagation(RULE, accounts, graph).labels(before)).isEqualTo(propagated(graph, before));
    }

    private static Graph linked(Random chance) {
        Links links = new Links(ACCOUNTS);
        for (int keys = chance.nextInt(30); keys > 0; keys--) {
            int[] users = chance.ints(2 + chance.nextInt(6), 0, ACCOUNTS)
                    .distinct()
                    .sorted()
                    .toArray();
            links.join(chance.nextBoolean() ? KeyType.CARD : KeyType.PHRASE, List.of(users), 2);
        }
        return Graph.of(links, RULE);
    }

    private int[] propagated(Graph graph, LongCounts before) {
        int[] labels = IntStream.range(0, ACCOUNTS)
                .map(account -> before.contains(account + 1L) ? before.get(account + 1L) : account)
                .toArray();
        IntStream.range(0, ACCOUNTS)
                .filter(account -> graph.ends(account).length == 0)
                .forEach(account -> labels[account] = LabelPropagation.NONE);
        for (int round = 0; round < RULE.rounds(); round++) {
            IntStream.range(0, ACCOUNTS)
                    .boxed()
                    .sorted(Comparator.comparingLong(
                            account -> accounts.get(account).hash()))
                    .filter(account -> graph.ends(account).length > 0)
                    .forEach(account -> labels[account] = heaviest(graph, account, labels));
        }
        return labels;
    }

    private static int heaviest(Graph graph, int account, int[] labels) {
        Map<Integer, Integer> weights = new TreeMap<>();
        for (int at = 0; at < graph.ends(account).length; at++) {
            weights.merge(labels[graph.ends(account)[at]], (int) graph.halves(account)[at], Integer::sum);
        }
        Comparator<Map.Entry<Integer, Integer>> heaviest = Map.Entry.comparingByValue();
        return weights.entrySet().stream()
                .max(heaviest.thenComparing(
                        Map.Entry.<Integer, Integer>comparingByKey().reversed()))
                .orElseThrow()
                .getKey();
    }
}
