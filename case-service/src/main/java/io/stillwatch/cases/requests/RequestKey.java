package io.stillwatch.cases.requests;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Recognises a command that is sent again.
 *
 * @param caller whose key it is: two callers may choose the same
 * @param key digest of the word that the caller chose, in which a client may have put whom the command is about
 * @param request digest of what was asked: the same key for something else is a mistake of the caller's
 */
record RequestKey(String caller, String key, String request) {

    /** The key of a command that carries this word. */
    static RequestKey of(String caller, String word, String request) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(word.getBytes(StandardCharsets.UTF_8));
            return new RequestKey(caller, HexFormat.of().formatHex(digest), request);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** The inbox's name for the keys of this caller; it keeps them apart from events. */
    String source() {
        return "idempotency-key:" + caller;
    }
}
