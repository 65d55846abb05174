package io.stillwatch.ingest.reading;

/**
 * One record of a body, not yet read.
 *
 * @param line 1-based: the line of an NDJSON body, the element of a JSON array
 * @param body memory that holds it among others, and other things later
 * @param from first byte of the record
 * @param to byte behind its last
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose and never compared
public record Piece(int line, byte[] body, int from, int to) {
    /** Bytes of the longest that is read. */
    public static final int LONGEST = JsonParsing.LINE_BYTES;

    int length() {
        return to - from;
    }

    Piece withoutLeadingBlanks() {
        int at = from;
        while (at < to && (body[at] == ' ' || body[at] == '\t' || body[at] == '\r' || body[at] == '\n')) {
            at++;
        }
        return new Piece(line, body, at, to);
    }

    /** Bytes that its tree takes in memory while it is read; 0 of a short one, which is not worth counting, and of one that is refused unread. */
    public long treeBytes() {
        return length() <= Footprint.SHORT || length() > JsonParsing.LINE_BYTES || isExcessive()
                ? 0
                : Footprint.of(body, from, to);
    }

    /** Whether it holds more values than any honest record. */
    boolean isExcessive() {
        return Footprint.isExcessive(body, from, to);
    }

    /** Says where it stands and never what it holds. */
    @Override
    public String toString() {
        return "line " + line;
    }
}
