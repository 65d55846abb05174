package io.stillwatch.ingest.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Cuts a JSON array into its elements, knowing no more of JSON than strings and brackets. */
final class Elements implements Pieces {
    private static final int NONE = 0;

    private final Window window;
    private int number = NONE;
    private boolean more = true;

    Elements(InputStream body, LongConsumer room) {
        this.window = new Window(body, room);
    }

    @Override
    public @Nullable Piece next() throws IOException {
        return number == NONE ? first() : following();
    }

    private @Nullable Piece first() throws IOException {
        window.skipByteOrderMark();
        int first = window.skipBlanks();
        if (first == Window.END) {
            throw Pieces.unreadable("The body is empty.");
        }
        if (first != '[') {
            return theOnlyOne();
        }
        window.read();
        if (window.skipBlanks() == ']') {
            window.read();
            more = false;
        }
        return following();
    }

    private Piece theOnlyOne() throws IOException {
        number++;
        more = false;
        window.begin();
        window.goToTheEnd();
        return window.piece(number, 0);
    }

    private @Nullable Piece following() throws IOException {
        if (!more) {
            if (window.skipBlanks() != Window.END) {
                throw Pieces.unreadable("Something follows the end of the array.");
            }
            return null;
        }
        number++;
        window.begin();
        more = endOfElement() == ',';
        return window.piece(number, 1);
    }

    /** Goes behind what ends the element, a comma or a closing bracket outside of everything, and says which. */
    private int endOfElement() throws IOException {
        int depth = 0;
        for (int next = window.read(); next != Window.END; next = window.read()) {
            switch (next) {
                case '"' -> skipString();
                case '{', '[' -> depth++;
                case ',', ']' -> {
                    if (depth == 0) {
                        return next;
                    }
                    depth -= next == ']' ? 1 : 0;
                }
                case '}' -> depth = Math.max(0, depth - 1);
                default -> {}
            }
        }
        throw Pieces.unreadable("The array has no end.");
    }

    private void skipString() throws IOException {
        for (int next = window.read(); next != '"' && next != Window.END; next = window.read()) {
            if (next == '\\') {
                window.read();
            }
        }
    }
}
