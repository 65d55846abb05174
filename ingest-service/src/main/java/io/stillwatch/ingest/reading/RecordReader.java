package io.stillwatch.ingest.reading;

import com.fasterxml.jackson.databind.JsonNode;
import io.stillwatch.ingest.fingerprint.Fingerprints;
import java.nio.charset.StandardCharsets;
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

    /** Reads a record that came in another form and was said again as JSON. */
    public Reading<R> read(int line, JsonNode json) {
        Fields fields = Fields.of(json);
        R made = shape.of(fields);
        Optional<Flaw> flaw = fields.flaw();
        return flaw.isEmpty() ? new Reading.Taken<>(made) : refused(json(line, json), fields.word(idField), flaw.get());
    }

    /** A record that came in another form and could not even be read there. */
    public Reading<R> refuse(int line, String reason) {
        return refused(new Piece(line, new byte[0], 0, 0), null, new Flaw(Flaw.LINE, reason));
    }

    private Reading<R> read(Piece piece, Fields fields) {
        R made = shape.of(fields);
        Optional<Flaw> flaw = fields.flaw();
        return flaw.isEmpty() ? new Reading.Taken<>(made) : refused(piece, fields.word(idField), flaw.get());
    }

    private static Piece json(int line, JsonNode json) {
        byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
        return new Piece(line, bytes, 0, bytes.length);
    }

    private Reading<R> refused(Piece piece, @Nullable String id, Flaw flaw) {
        String hash = fingerprints.refused(piece.body(), piece.from(), piece.length());
        return new Reading.Refused<>(piece.line(), id, flaw.field(), flaw.reason(), hash, null);
    }
}
