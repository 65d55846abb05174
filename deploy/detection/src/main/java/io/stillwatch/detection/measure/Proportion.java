package io.stillwatch.detection.measure;

/** So many of so many, with the interval that it speaks for. */
public record Proportion(long hits, long of) {
    public static final Proportion NONE = new Proportion(0, 0);

    /** Normal quantile of a two-sided 95 % interval. */
    private static final double Z = 1.959964;

    public Proportion plus(Proportion other) {
        return new Proportion(hits + other.hits, of + other.of);
    }

    public boolean isEmpty() {
        return of == 0;
    }

    /** 0 when there is nothing to have a share of. */
    public double share() {
        return of == 0 ? 0 : (double) hits / of;
    }

    /** Lower end of the 95 % interval (Wilson, JASA 1927). */
    public double low() {
        return Math.max(0, centre() - halfWidth());
    }

    /** Upper end of the 95 % interval (Wilson, JASA 1927). */
    public double high() {
        return Math.min(1, centre() + halfWidth());
    }

    private double centre() {
        return of == 0 ? 0.5 : (share() + Z * Z / (2 * of)) / (1 + Z * Z / of);
    }

    private double halfWidth() {
        return of == 0 ? 0.5 : Z / (1 + Z * Z / of) * Math.sqrt(share() * (1 - share()) / of + Z * Z / (4.0 * of * of));
    }
}
