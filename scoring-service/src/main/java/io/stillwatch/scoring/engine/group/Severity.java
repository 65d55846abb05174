package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Family;
import io.stillwatch.scoring.engine.statistics.Sample;
import java.util.Map;

/** How bad a campaign is: log10 of what leaked, scaled by how sure the families are (detection §8). */
final class Severity {
    private static final double FULL_STRENGTH = 20;

    private Severity() {}

    static double of(long interactions, Map<Family, Double> families) {
        double[] strengths = families.values().stream()
                .mapToDouble(log10 -> Math.min(-log10, FULL_STRENGTH))
                .toArray();
        double strength = Sample.of(strengths).mean() / FULL_STRENGTH;
        return StrictMath.log10((double) Math.max(1, interactions)) * Math.min(1, strength);
    }
}
