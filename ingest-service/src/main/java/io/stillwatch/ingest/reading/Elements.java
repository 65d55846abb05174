package io.stillwatch.ingest.reading;

/** Cuts a JSON array into its elements, knowing no more of JSON than strings and brackets. */
final class Elements {
    private final byte[] body;
    private final int length;
    private final Pieces pieces;
    private int at;

    Elements(byte[] body, int length, Pieces pieces) {
        this.body = body;
        this.length = length;
        this.pieces = pieces;
    }

    /** Cuts from behind the opening bracket to the end of the body. */
    void cut(int from) {
        at = Pieces.skipBlanks(body, from, length);
        if (at < length && body[at] == ']') {
            at++;
        } else {
            boolean more = true;
            for (int number = 1; more; number++) {
                more = element(number);
            }
        }
        if (Pieces.skipBlanks(body, at, length) < length) {
            throw Pieces.unreadable("Something follows the end of the array.");
        }
    }

    /** Takes an element with what ends it; returns whether another one follows. */
    private boolean element(int number) {
        int from = at;
        int end = end();
        pieces.add(number, from, end);
        at = end + 1;
        return body[end] == ',';
    }

    /** Where the element ends: at a comma or a closing bracket outside of everything. */
    private int end() {
        int depth = 0;
        for (; at < length; at++) {
            switch (body[at]) {
                case '"' -> skipString();
                case '{', '[' -> depth++;
                case ',', ']' -> {
                    if (depth == 0) {
                        return at;
                    }
                    depth -= body[at] == ']' ? 1 : 0;
                }
                case '}' -> depth = Math.max(0, depth - 1);
                default -> {}
            }
        }
        throw Pieces.unreadable("The array has no end.");
    }

    private void skipString() {
        for (at++; at < length && body[at] != '"'; at++) {
            if (body[at] == '\\') {
                at++;
            }
        }
    }
}
