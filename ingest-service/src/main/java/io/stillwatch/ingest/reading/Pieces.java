package io.stillwatch.ingest.reading;

import io.stillwatch.eventsourcing.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a body into records by looking at single bytes only: no byte of a multi-byte UTF-8 character is an ASCII one, so whatever is wrong
 * inside a record stays inside it.
 */
public final class Pieces {
    /** A request with more is refused as a whole. */
    public static final int AT_MOST = 20_000;

    private final byte[] body;
    private final List<Piece> pieces = new ArrayList<>();

    private Pieces(byte[] body) {
        this.body = body;
    }

    /** The lines of an NDJSON body; blank ones count as lines and are skipped. */
    public static List<Piece> ofLines(byte[] body, int length) {
        Pieces pieces = new Pieces(body);
        int at = start(body, length);
        for (int line = 1; at < length; line++) {
            int from = at;
            while (at < length && body[at] != '\n') {
                at++;
            }
            int first = skipBlanks(body, from, at);
            if (first < at) {
                pieces.add(line, first, at);
            }
            at++;
        }
        return pieces.pieces;
    }

    /**
     * The elements of a JSON array, or the one value that the body is.
     *
     * @throws io.stillwatch.eventsourcing.ProblemException 400 when the body is empty or the array has no end
     */
    public static List<Piece> ofJson(byte[] body, int length) {
        Pieces pieces = new Pieces(body);
        int at = skipBlanks(body, start(body, length), length);
        if (at == length) {
            throw unreadable("The body is empty.");
        }
        if (body[at] == '[') {
            new Elements(body, length, pieces).cut(at + 1);
        } else {
            pieces.add(1, at, length);
        }
        return pieces.pieces;
    }

    void add(int line, int from, int to) {
        if (pieces.size() == AT_MOST) {
            throw Problem.of(
                            "too-many-records",
                            413,
                            "Too many records",
                            "A request carries at most " + AT_MOST + " records.")
                    .asException();
        }
        pieces.add(new Piece(line, body, from, to));
    }

    /** The first byte from here that is no blank, or the end. */
    static int skipBlanks(byte[] body, int from, int to) {
        int at = from;
        while (at < to && isBlank(body[at])) {
            at++;
        }
        return at;
    }

    static RuntimeException unreadable(String detail) {
        return Problem.of("unreadable-body", 400, "The body can't be read", detail)
                .asException();
    }

    /** Behind the byte order mark, if there is one. */
    private static int start(byte[] body, int length) {
        return length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF ? 3 : 0;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }
}
