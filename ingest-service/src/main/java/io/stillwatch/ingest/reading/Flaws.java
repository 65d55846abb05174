package io.stillwatch.ingest.reading;

import java.util.Optional;

/** Keeps the first flaw of a record. */
final class Flaws {
    private Optional<Flaw> first = Optional.empty();

    void note(String field, String reason) {
        if (first.isEmpty()) {
            first = Optional.of(new Flaw(field, reason));
        }
    }

    Optional<Flaw> first() {
        return first;
    }
}
