package io.stillwatch.scoring.engine.group;

import java.util.BitSet;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * How densely two sets of accounts are linked to each other, as a part of what one group would show whose members link as readily as those of
 * each set do: the geometric mean of the inner densities (the degree-corrected block model of Karrer and Newman, Phys. Rev. E 2011).
 */
final class Cohesion {
    private final Graph graph;

    Cohesion(Graph graph) {
        this.graph = graph;
    }

    /** Cross density that one group with such inner densities would have. */
    static double expected(double inner, double otherInner) {
        return StrictMath.sqrt(inner * otherInner);
    }

    /** 1 and more for one group, 0 for strangers; 1 too where one of them has no links inside to compare with. */
    double of(Set<Integer> one, Set<Integer> other) {
        return with(one).applyAsDouble(other);
    }

    /** The same of one set with several others, one after another. */
    ToDoubleFunction<Set<Integer>> with(Set<Integer> one) {
        BitSet inside = bits(one);
        double density = density(one.size(), ends(one, inside));
        return other -> {
            double expected = expected(density, density(other.size(), ends(other, bits(other))));
            double pairs = (double) one.size() * other.size();
            return expected == 0 ? 1 : ends(other, inside) / pairs / expected;
        };
    }

    private static double density(int members, long ends) {
        double pairs = (double) members * (members - 1);
        return pairs == 0 ? 0 : ends / pairs;
    }

    private long ends(Set<Integer> from, BitSet to) {
        long ends = 0;
        for (int account : from) {
            for (int end : graph.ends(account)) {
                ends += to.get(end) ? 1 : 0;
            }
        }
        return ends;
    }

    private static BitSet bits(Set<Integer> members) {
        BitSet bits = new BitSet();
        members.forEach(bits::set);
        return bits;
    }
}
