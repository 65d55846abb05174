package io.stillwatch.scoring.campaigns;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.scoring.store.Storable;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a page begins: behind the row with these two keys. Opaque to whoever turns the pages. */
record Cursor(String first, String second) {

    String text() {
        return Stream.of(first, second)
                .map(key -> Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(UTF_8)))
                .collect(Collectors.joining("."));
    }

    static Cursor read(String text) {
        String[] keys = text.split("\\.", -1);
        if (keys.length != 2) {
            throw invalid();
        }
        Cursor cursor = new Cursor(decode(keys[0]), decode(keys[1]));
        if (!Storable.is(cursor.first()) || !Storable.is(cursor.second())) {
            throw invalid();
        }
        return cursor;
    }

    /** The answer to a parameter that was not taken from an earlier page. */
    static RuntimeException invalid() {
        return Problem.of(
                        "invalid-cursor",
                        400,
                        "The cursor is not one of ours",
                        "Take it from 'next' of the page before.")
                .asException();
    }

    private static String decode(String key) {
        try {
            return new String(Base64.getUrlDecoder().decode(key), UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }
}
