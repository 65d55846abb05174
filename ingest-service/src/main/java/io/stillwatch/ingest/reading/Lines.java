package io.stillwatch.ingest.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Cuts NDJSON at its line feeds. */
final class Lines implements Pieces {
    private final Window window;
    private int line;

    Lines(InputStream body, LongConsumer room) {
        this.window = new Window(body, room);
    }

    @Override
    public @Nullable Piece next() throws IOException {
        if (line == 0) {
            window.skipByteOrderMark();
        }
        window.begin();
        boolean ended = window.goBehind((byte) '\n');
        while (ended && isBlank(window.piece(line, 1))) {
            line++;
            window.begin();
            ended = window.goBehind((byte) '\n');
        }
        line++;
        Piece piece = window.piece(line, ended ? 1 : 0);
        return isBlank(piece) ? null : piece.withoutLeadingBlanks();
    }

    private static boolean isBlank(Piece piece) {
        return piece.withoutLeadingBlanks().length() == 0;
    }
}
