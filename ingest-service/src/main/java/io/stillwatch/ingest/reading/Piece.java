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

    /** Says where it stands and never what it holds. */
    @Override
    public String toString() {
        return "line " + line;
    }
}
