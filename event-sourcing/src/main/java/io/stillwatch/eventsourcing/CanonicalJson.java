package io.stillwatch.eventsourcing;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.erdtman.jcs.JsonCanonicalizer;

/** The one way to write a JSON value (RFC 8785, JCS), so that whoever hashes it gets the same bytes. Numbers are IEEE 754 doubles. */
public final class CanonicalJson {

    private CanonicalJson() {}

    public static String of(String json) {
        try {
            return new JsonCanonicalizer(json).getEncodedString();
        } catch (IOException e) {
            throw new UncheckedIOException("Not JSON that has a canonical form", e);
        }
    }
}
