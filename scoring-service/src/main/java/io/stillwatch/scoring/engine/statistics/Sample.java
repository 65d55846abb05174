package io.stillwatch.scoring.engine.statistics;

import java.util.Arrays;

/** A handful of numbers and what is asked of them; sums run in ascending order, so that they do not depend on the order of the numbers. */
public final class Sample {
    private final double[] ascending;

    private Sample(double[] ascending) {
        this.ascending = ascending;
    }

    public static Sample of(double... values) {
        double[] ascending = values.clone();
        Arrays.sort(ascending);
        return new Sample(ascending);
    }

    /** Of values in ascending order, which are not copied. */
    public static Sample ofAscending(double[] ascending) {
        return new Sample(ascending);
    }

    public int size() {
        return ascending.length;
    }

    /** 0 when empty. */
    public double mean() {
        double sum = 0;
        for (double value : ascending) {
            sum += value;
        }
        return size() == 0 ? 0 : sum / size();
    }

    /** Of the population, not of a sample; 0 when empty. */
    public double deviation() {
        double mean = mean();
        double sum = 0;
        for (double value : ascending) {
            sum += (value - mean) * (value - mean);
        }
        return size() == 0 ? 0 : StrictMath.sqrt(sum / size());
    }

    /** Linear between the neighbours (type 7 of Hyndman and Fan, 1996); 0 when empty. */
    public double quantile(double share) {
        if (size() == 0) {
            return 0;
        }
        double position = share * (size() - 1);
        int below = (int) position;
        int above = Math.min(below + 1, size() - 1);
        return ascending[below] + (position - below) * (ascending[above] - ascending[below]);
    }

    public double median() {
        return quantile(0.5);
    }

    /** Between the quartiles. */
    public double spread() {
        return quantile(0.75) - quantile(0.25);
    }
}
