package io.stillwatch.scoring.pipeline;

/**
 * A record that waits for its tick to open.
 *
 * @param positionBefore the highest position its lane had seen when it came: what a restart at this record has to know
 */
record Held(Lane lane, long offset, long positionBefore, Arrival.Entry entry) {

    static Held earlier(Held one, Held other) {
        return one.offset <= other.offset ? one : other;
    }
}
