package io.stillwatch.scoring.risk;

/** An answer that can say whether it has changed. */
public interface Versioned {

    /** The same as long as the answer is the same. */
    String tag();
}
