package io.stillwatch.eventsourcing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Links the events of a stream: each hash covers the one before it, so that no event can be changed, taken out or moved without
 * every later hash showing it.
 *
 * <p>A hash is SHA-256 over six lines in UTF-8, the last without a line feed: the hash before, the stream, the sequence, the type, the
 * time, the canonical JSON (RFC 8785) of the body as it is stored, personal fields sealed.
 */
public final class HashChain {

    /** What stands in place of the hash before the first event. */
    public static final String START = "0".repeat(64);

    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private HashChain() {}

    /** The hash of an event, 64 hexadecimal digits, given that of the one before it. */
    public static String next(
            String previous, String stream, long sequence, String type, Instant recordedAt, String canonicalBody) {
        String lines =
                String.join("\n", previous, stream, Long.toString(sequence), type, time(recordedAt), canonicalBody);
        return Sha256.hex(lines);
    }

    /** The time as the chain has it: UTC, always six digits of a second, as precise as the database. */
    public static String time(Instant recordedAt) {
        return MICROSECONDS.format(recordedAt);
    }
}
