package io.stillwatch.ingest.reading;

/**
 * Why a record is refused. Both parts are words of ours: nothing of what was sent is repeated.
 *
 * @param field path of the field, for example {@code usage.inputTokens}; {@link #LINE} for the record as a whole
 * @param reason completes the sentence "the field …"
 */
record Flaw(String field, String reason) {
    static final String LINE = "line";
}
