package io.stillwatch.ingest.reading;

import com.fasterxml.jackson.databind.JsonNode;
import io.stillwatch.ingest.fingerprint.Fingerprints;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one record: an event if it fits, else the first flaw by field and reason. */
public final class RecordReader<R> {

    /** How an event is made of the fields. Notes flaws; what it returns counts only if there is none. */
    @FunctionalInterface
    interface Shape<R> {
        R of(Fields fields);
    }

    private final Shape<R> shape;
    private final String idField;
    private final Fingerprints fingerprints;

    RecordReader(Shape<R> shape, String idField, Fingerprints fingerprints) {
        this.shape = shape;
        this.idField = idField;
        this.fingerprints = fingerprints;
    }

    public Reading<R> read(Piece piece) {
        return switch (JsonParsing.parse(piece)) {
            case Parsed.Broken(String reason) -> refused(piece, null, new Flaw(Flaw.LINE, reason));
            case Parsed.Whole(JsonNode json) -> read(piece, Fields.of(json));
        };
    }

    private Reading<R> read(Piece piece, Fields fields) {
        R made = shape.of(fields);
        Optional<Flaw> flaw = fields.flaw();
        return flaw.isEmpty() ? new Reading.Taken<>(made) : refused(piece, fields.word(idField), flaw.get());
    }

    private Reading<R> refused(Piece piece, @Nullable String id, Flaw flaw) {
        String hash = fingerprints.refused(piece.body(), piece.from(), piece.length());
        return new Reading.Refused<>(piece.line(), id, flaw.field(), flaw.reason(), hash);
    }
}
