package io.stillwatch.eventsourcing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a page begins: behind the row with these keys. Opaque to whoever turns the pages. */
public record Cursor(List<String> keys) {
    private static final Instant END = Instant.parse("9999-12-31T23:59:59Z");

    public static Cursor at(Object... keys) {
        return new Cursor(Stream.of(keys).map(Object::toString).toList());
    }

    public String text() {
        return keys.stream()
                .map(key -> Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(UTF_8)))
                .collect(Collectors.joining("."));
    }

    static Cursor read(String text, int keys) {
        Cursor cursor =
                new Cursor(Stream.of(text.split("\\.", -1)).map(Cursor::decode).toList());
        if (cursor.keys.size() != keys) {
            throw unknown();
        }
        return cursor;
    }

    public String key(int place) {
        return keys.get(place);
    }

    public long number(int place) {
        try {
            return Long.parseLong(key(place));
        } catch (NumberFormatException e) {
            throw unknown();
        }
    }

    public double decimal(int place) {
        try {
            return Double.parseDouble(key(place));
        } catch (NumberFormatException e) {
            throw unknown();
        }
    }

    /** None of ours is outside of what a database can compare. */
    public Instant time(int place) {
        try {
            Instant time = Instant.parse(key(place));
            if (time.isAfter(Instant.EPOCH) && time.isBefore(END)) {
                return time;
            }
        } catch (DateTimeException e) {
            // Answered like any other that is not one of ours.
        }
        throw unknown();
    }

    /** No database takes a NUL. */
    private static String decode(String key) {
        try {
            String decoded = new String(Base64.getUrlDecoder().decode(key), UTF_8);
            if (decoded.indexOf('\0') < 0) {
                return decoded;
            }
        } catch (IllegalArgumentException e) {
            // Answered like any other that is not one of ours.
        }
        throw unknown();
    }

    private static ProblemException unknown() {
        return Problem.of(
                        "invalid-cursor",
                        400,
                        "The cursor is not one of ours",
                        "Take it from 'next' of the page before.")
                .asException();
    }
}
