package io.stillwatch.simulator.language;

import io.stillwatch.simulator.Chance;
import java.util.List;

/**
 * A finite collection as a corpus, in an order of its origin's. When all have been asked once, each is asked together with
 * another one, as operators do to get more out of a collection; no question is asked twice before all pairs are.
 */
record Partition(List<String> prompts, Chance origin) implements Corpus {
    @Override
    public String question(long number) {
        var size = prompts.size();
        var round = Math.floorMod(number / size, (long) size);
        var place = place(number);
        return round == 0
                ? prompts.get(place)
                : prompts.get(place) + "\n\n" + prompts.get((int) ((place + round) % size));
    }

    /** Steps through the collection by a number that shares no factor with its size, so that nothing is left out. */
    private int place(long number) {
        var size = prompts.size();
        var order = origin.fork("order");
        var start = order.below(size);
        var step = order.between(1, size);
        while (sharesFactor(step, size)) {
            step++;
        }
        return (int) Math.floorMod(start + number % size * step, (long) size);
    }

    private static boolean sharesFactor(int one, int other) {
        return other == 0 ? one > 1 : sharesFactor(other, one % other);
    }
}
