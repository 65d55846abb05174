package io.stillwatch.cases;

/** An answer about one case as of one version; the version becomes its {@code ETag}. */
public interface Versioned {

    /** Number of the case's last event. */
    long sequence();
}
