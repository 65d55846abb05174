package io.stillwatch.ingest.reading;

import io.stillwatch.eventsourcing.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The records of a body, cut as the body comes in by looking at single bytes only: no byte of a multi-byte UTF-8 character is an ASCII one,
 * so whatever is wrong inside a record stays inside it. However long the body is, one record of it is in memory.
 */
public sealed interface Pieces permits Lines, Elements {

    /**
     * The next record, or {@code null} behind the last; it holds until the next call.
     *
     * @throws io.stillwatch.eventsourcing.ProblemException 400 when the body is empty where JSON was announced, or an array has no end
     */
    @Nullable
    Piece next() throws IOException;

    /**
     * The lines of an NDJSON body; blank ones count as lines and are skipped.
     *
     * @param room is told of the bytes that an unusually long record takes, before they are taken, and may throw
     */
    static Pieces ofLines(InputStream body, LongConsumer room) {
        return new Lines(body, room);
    }

    /** The elements of a JSON array, or the one value that the body is; the same holds. */
    static Pieces ofJson(InputStream body, LongConsumer room) {
        return new Elements(body, room);
    }

    static RuntimeException unreadable(String detail) {
        return Problem.of("unreadable-body", 400, "The body can't be read", detail)
                .asException();
    }
}
