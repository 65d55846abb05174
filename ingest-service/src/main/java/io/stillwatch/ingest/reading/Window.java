package io.stillwatch.ingest.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * The part of a body that is in memory: one record and what was read ahead behind it. Of a record that is too long only the head stays,
 * which is enough to know that it is too long.
 */
final class Window {
    static final int END = -1;

    private static final int FIRST = 64 * 1024;
    private static final int HEAD = JsonParsing.LINE_BYTES + 1;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** What a long record takes while it is read: itself, its characters, and the tree of them. */
    private static final int READING = 6;

    private final InputStream body;
    private final LongConsumer room;
    private byte[] bytes = new byte[FIRST];
    private int start;
    private int at;
    private int end;

    /** @param room is told of the bytes that an unusually long record takes, before they are taken, and may throw */
    Window(InputStream body, LongConsumer room) {
        this.body = body;
        this.room = room;
    }

    /** Goes behind the byte order mark, if the body begins with one. */
    void skipByteOrderMark() throws IOException {
        boolean more = true;
        while (more && end < BYTE_ORDER_MARK.length) {
            more = fill();
        }
        int length = BYTE_ORDER_MARK.length;
        at = end >= length && Arrays.equals(bytes, 0, length, BYTE_ORDER_MARK, 0, length) ? length : 0;
    }

    /** The next byte, from 0 to 255, or {@link #END}. */
    int read() throws IOException {
        return at < end || fill() ? bytes[at++] & 0xFF : END;
    }

    /** The first byte from here that is no blank, which stays the next one; {@link #END} if there is none. */
    int skipBlanks() throws IOException {
        int next = read();
        while (next == ' ' || next == '\t' || next == '\r' || next == '\n') {
            next = read();
        }
        if (next != END) {
            at--;
        }
        return next;
    }

    /** A record begins with the next byte. */
    void begin() {
        start = at;
    }

    /** Goes behind the next such byte; false if the body ended without. */
    boolean goBehind(byte wanted) throws IOException {
        while (at < end || fill()) {
            while (at < end) {
                if (bytes[at++] == wanted) {
                    return true;
                }
            }
        }
        return false;
    }

    void goToTheEnd() throws IOException {
        do {
            at = end;
        } while (fill());
    }

    /**
     * What was read since the record began.
     *
     * @param without how many of the last bytes are not part of it
     */
    Piece piece(int line, int without) {
        return new Piece(line, bytes, start, at - without);
    }

    private boolean fill() throws IOException {
        if (end == bytes.length) {
            makeRoom();
        }
        int read = body.read(bytes, end, bytes.length - end);
        end += Math.max(read, 0);
        return read > 0;
    }

    private void makeRoom() {
        if (start > 0) {
            System.arraycopy(bytes, start, bytes, 0, end - start);
            at -= start;
            end -= start;
            start = 0;
        } else if (bytes.length < HEAD + FIRST) {
            int length = Math.min(bytes.length * 2, HEAD + FIRST);
            room.accept((long) READING * (length - bytes.length));
            bytes = Arrays.copyOf(bytes, length);
        } else {
            at = HEAD;
            end = HEAD;
        }
    }
}
