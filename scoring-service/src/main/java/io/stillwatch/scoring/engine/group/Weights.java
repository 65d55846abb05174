package io.stillwatch.scoring.engine.group;

/**
 * What a key weighs for a group, in nats, as in record linkage (Fellegi and Sunter 1969; detection §5): ln of the members' rate of use over
 * the others' rate, each with half an account added. Most keys of a group are used by as many as others are, so logarithms are kept.
 */
final class Weights {
    private static final double MOST_NATS = 8;

    private final double membersAndOne;
    private final double othersAndOne;
    private final double[] ours;
    private final double[] theirs;

    /** For a group with so many members out of so many accounts. */
    Weights(int members, int accounts) {
        membersAndOne = members + 1.0;
        othersAndOne = accounts - members + 1.0;
        ours = new double[members + 1];
        theirs = new double[members + 1];
    }

    int members() {
        return ours.length - 1;
    }

    /** Of a key that so many members and so many others use. */
    double of(int inside, int outside) {
        return Math.clamp(log(ours, inside, membersAndOne) - log(theirs, outside, othersAndOne), 0, MOST_NATS);
    }

    private static double log(double[] known, int users, double all) {
        if (users >= known.length) {
            return StrictMath.log((users + 0.5) / all);
        }
        if (known[users] == 0) {
            known[users] = StrictMath.log((users + 0.5) / all);
        }
        return known[users];
    }
}
