package io.stillwatch.ingest.reading;

import org.jspecify.annotations.Nullable;

/** What became of one record of a body. */
public sealed interface Reading<R> {

    /** It fits. */
    record Taken<R>(R record) implements Reading<R> {}

    /**
     * It does not; this is all that is kept of it.
     *
     * @param line 1-based
     * @param id the provider's own id of it, if that could be read
     * @param field path of the field, {@code line} for the record as a whole
     * @param reason completes the sentence "the field …"
     * @param hash keyed tag of the bytes that were sent
     * @param place on a topic; null for what came in a body
     */
    record Refused<R>(
            int line,
            @Nullable String id,
            String field,
            String reason,
            String hash,
            @Nullable String place) implements Reading<R> {

        public Refused<R> at(String place) {
            return new Refused<>(line, id, field, reason, hash, place);
        }

        /** The same record, with something else to say of it. */
        public Refused<R> asWhole(String reason) {
            return new Refused<>(line, id, Flaw.LINE, reason, hash, place);
        }
    }
}
