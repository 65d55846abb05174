package io.stillwatch.scoring.pipeline;

import io.stillwatch.scoring.checkpoint.Resume;

/**
 * A record that waits for its tick to open.
 *
 * @param at what a restart at this record has to know
 */
record Held(Lane lane, Resume at, Arrival.Entry entry) {

    static Held earlier(Held one, Held other) {
        return one.at.offset() <= other.at.offset() ? one : other;
    }
}
