package io.stillwatch.ingest.otlp;

import io.stillwatch.eventsourcing.Problem;

/** Refusals of a request as a whole. */
final class Unreadable {
    private Unreadable() {}

    static RuntimeException because(String detail) {
        return Problem.of("unreadable-body", 400, "The body can't be read", detail)
                .asException();
    }

    static RuntimeException tooLarge(String detail) {
        return Problem.of("body-too-large", 413, "The body is too large", detail)
                .asException();
    }
}
