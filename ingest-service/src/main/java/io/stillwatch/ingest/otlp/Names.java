package io.stillwatch.ingest.otlp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Names that a provider's client may have chosen: whatever is in them, they do not keep a call out of sight. */
final class Names {
    /** Code points. */
    private static final int LENGTH = 512;

    private static final int REPLACEMENT = 0xFFFD;

    private Names() {}

    /** The name with its first 512 characters; for control characters and halves of characters, which no database takes, stands U+FFFD. */
    static JsonNode cleaned(JsonNode name) {
        String text = name.textValue();
        boolean fits = text.length() <= LENGTH && text.codePoints().allMatch(Names::isStorable);
        return fits
                ? name
                : TextNode.valueOf(text.codePoints()
                        .limit(LENGTH)
                        .map(c -> isStorable(c) ? c : REPLACEMENT)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
    }

    private static boolean isStorable(int c) {
        return !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE;
    }
}
