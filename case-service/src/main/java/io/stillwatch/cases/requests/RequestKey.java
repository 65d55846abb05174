package io.stillwatch.cases.requests;

/**
 * Recognises a command that is sent again.
 *
 * @param caller whose key it is: two callers may choose the same
 * @param key chosen by the caller
 * @param request digest of what was asked: the same key for something else is a mistake of the caller's
 */
record RequestKey(String caller, String key, String request) {

    /** The inbox's name for the keys of this caller; it keeps them apart from events. */
    String source() {
        return "idempotency-key:" + caller;
    }
}
