package io.stillwatch.local.verify;

import java.util.ArrayList;
import java.util.List;

/** The events of one stream so far. */
final class Chain {

    private static final String START = "0".repeat(64);

    private final String stream;
    private final List<String> hashes = new ArrayList<>();

    Chain(String stream) {
        this.stream = stream;
    }

    /** The hash this event has to have: over the one before it, where it stands, and what it says. */
    String next(Line event) {
        return Hashes.hex(String.join(
                "\n",
                head(),
                stream,
                Long.toString(length() + 1),
                event.word("type"),
                event.word("time"),
                Line.canonical(event.json().path("body"))));
    }

    void add(String hash) {
        hashes.add(hash);
    }

    long length() {
        return hashes.size();
    }

    String head() {
        return hashes.isEmpty() ? START : hashes.getLast();
    }

    /** The hash of the event of this number, which has to be there. */
    String at(long sequence) {
        return hashes.get(Math.toIntExact(sequence - 1));
    }

    String stream() {
        return stream;
    }
}
