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
    private final int length;
    private final List<Piece> pieces = new ArrayList<>();
    private int at;

    private Pieces(byte[] body, int length) {
        this.body = body;
        this.length = length;
        this.at = startsWithMark() ? 3 : 0;
    }

    /** The lines of an NDJSON body; blank ones count as lines and are skipped. */
    public static List<Piece> ofLines(byte[] body, int length) {
        return new Pieces(body, length).lines();
    }

    /**
     * The elements of a JSON array, or the one value that the body is.
     *
     * @throws io.stillwatch.eventsourcing.ProblemException 400 when the body is empty or the array has no end
     */
    public static List<Piece> ofJson(byte[] body, int length) {
        return new Pieces(body, length).json();
    }

    private List<Piece> lines() {
        for (int line = 1; at < length; line++) {
            int from = at;
            while (at < length && body[at] != '\n') {
                at++;
            }
            add(line, from, at++);
        }
        return pieces;
    }

    private List<Piece> json() {
        skipBlanks();
        if (at == length) {
            throw unreadable("The body is empty.");
        }
        if (body[at] == '[') {
            at++;
            elements();
        } else {
            add(1, at, length);
        }
        return pieces;
    }

    private void elements() {
        skipBlanks();
        if (at < length && body[at] == ']') {
            at++;
        } else {
            boolean more = true;
            for (int line = 1; more; line++) {
                more = element(line);
            }
        }
        skipBlanks();
        if (at < length) {
            throw unreadable("Something follows the end of the array.");
        }
    }

    /** Takes an element with what ends it; returns whether another one follows. */
    private boolean element(int line) {
        int from = at;
        int depth = 0;
        for (; at < length; at++) {
            switch (body[at]) {
                case '"' -> skipString();
                case '{', '[' -> depth++;
                case ',' -> {
                    if (depth == 0) {
                        addEvenIfBlank(line, from, at++);
                        return true;
                    }
                }
                case '}', ']' -> {
                    if (depth == 0 && body[at] == ']') {
                        addEvenIfBlank(line, from, at++);
                        return false;
                    }
                    depth = Math.max(0, depth - 1);
                }
                default -> {}
            }
        }
        throw unreadable("The array has no end.");
    }

    private void skipString() {
        for (at++; at < length && body[at] != '"'; at++) {
            if (body[at] == '\\') {
                at++;
            }
        }
    }

    private void skipBlanks() {
        while (at < length && isBlank(body[at])) {
            at++;
        }
    }

    private void add(int line, int from, int to) {
        int first = from;
        while (first < to && isBlank(body[first])) {
            first++;
        }
        if (first < to) {
            addEvenIfBlank(line, first, to);
        }
    }

    private void addEvenIfBlank(int line, int from, int to) {
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

    private boolean startsWithMark() {
        return length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }

    private static RuntimeException unreadable(String detail) {
        return Problem.of("unreadable-body", 400, "The body can't be read", detail)
                .asException();
    }
}
