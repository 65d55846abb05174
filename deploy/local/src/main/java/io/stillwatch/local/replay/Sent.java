package io.stillwatch.local.replay;

/**
 * What became of lines.
 *
 * @param accepted stored now
 * @param duplicates stored before
 * @param rejected refused, each named on the screen
 */
public record Sent(long accepted, long duplicates, long rejected) {
    static final Sent NOTHING = new Sent(0, 0, 0);

    Sent plus(Sent other) {
        return new Sent(accepted + other.accepted, duplicates + other.duplicates, rejected + other.rejected);
    }

    long lines() {
        return accepted + duplicates + rejected;
    }
}
