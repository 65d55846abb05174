package io.stillwatch.simulator.behaviour;

import io.stillwatch.simulator.Chance;

/** Lengths of answers in tokens: log-normal, cut at both ends. */
public record Lengths(double median, double sigma, int least, int most) {
    public int draw(Chance chance) {
        return (int) Math.clamp(chance.logNormal(median, sigma), least, most);
    }
}
