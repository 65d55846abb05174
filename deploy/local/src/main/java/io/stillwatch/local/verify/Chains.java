package io.stillwatch.local.verify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The events of a bundle: each behind the one before it, unchanged, and as the checkpoints between them say. */
final class Chains {

    static final String CHECKPOINT = "checkpoint-signed";

    private final List<Line> all;
    private final Signers signers;
    private final Map<String, Chain> byStream = new LinkedHashMap<>();
    private int checkpoints;

    /** Prepares to walk; {@code all} lines are there to tell an event that is missing from one that stands elsewhere. */
    Chains(List<Line> all, Signers signers) {
        this.all = all;
        this.signers = signers;
    }

    Map<String, Chain> byStream() {
        return byStream;
    }

    int checkpoints() {
        return checkpoints;
    }

    /** Takes the next event in, or says what is wrong with it. */
    Optional<String> take(Line event) {
        String stream = event.word("stream");
        Chain chain = byStream.computeIfAbsent(stream, Chain::new);
        long sequence = event.number("sequence");
        if (sequence != chain.length() + 1) {
            return Optional.of(misplaced(stream, chain.length() + 1, sequence));
        }
        if (!event.json().path("body").isObject()) {
            return Optional.of("event %d of %s was changed: its body is no object".formatted(sequence, stream));
        }
        if (!chain.next(event).equals(event.word("hash"))) {
            return Optional.of("event %d of %s was changed: its hash is not that of its content and the event before it"
                    .formatted(sequence, stream));
        }
        Optional<String> wrong = event.word("type").equals(CHECKPOINT) ? checkpoint(event, chain) : Optional.empty();
        chain.add(event.word("hash"));
        return wrong;
    }

    private String misplaced(String stream, long expected, long sequence) {
        boolean elsewhere = all.stream()
                .anyMatch(line -> line.kind().equals("event")
                        && line.word("stream").equals(stream)
                        && line.number("sequence") == expected);
        return elsewhere
                ? "the order was changed: event %d of %s stands where event %d should"
                        .formatted(sequence, stream, expected)
                : "event %d of %s is missing: event %d stands in its place".formatted(expected, stream, sequence);
    }

    private Optional<String> checkpoint(Line event, Chain chain) {
        checkpoints++;
        Checkpoint checkpoint = Checkpoint.of(event.json().path("body"));
        String name = "the checkpoint at event %d of %s".formatted(event.number("sequence"), chain.stream());
        if (!checkpoint.stream().equals(chain.stream())) {
            return Optional.of("%s was made for %s".formatted(name, checkpoint.stream()));
        }
        if (checkpoint.length() != chain.length()) {
            return Optional.of("%s is an older one: it covers %d events, where %d are before it"
                    .formatted(name, checkpoint.length(), chain.length()));
        }
        if (!checkpoint.head().equals(chain.head())) {
            return Optional.of("%s was signed over another history".formatted(name));
        }
        return signers.refuse(name, checkpoint.key(), checkpoint.statement(), checkpoint.signature());
    }
}
