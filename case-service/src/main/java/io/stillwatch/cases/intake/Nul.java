package io.stillwatch.cases.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.stillwatch.cases.CaseEventNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The character U+0000, which JSON may hold and no text in the database: what has one can't be kept. */
final class Nul {

    private static final String WRITTEN = "\\u0000";

    private Nul() {}

    /** Whether a text of this JSON, or the name of a field, holds it. */
    static boolean isIn(byte[] json) throws IOException {
        return new String(json, StandardCharsets.ISO_8859_1).contains(WRITTEN) && isRead(json);
    }

    /** What is written like it may be a backslash and a word. */
    private static boolean isRead(byte[] json) throws IOException {
        try (JsonParser parser = CaseEventNames.JSON.createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if ((token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME)
                        && parser.getText().indexOf(0) >= 0) {
                    return true;
                }
            }
            return false;
        }
    }
}
