package io.stillwatch.cases.erasure;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Finds the name of an account or of an end user in what people wrote: wherever no run of letters, digits and underscores goes on over its
 * ends. That finds it in a longer name as well, which {@code .}, {@code -}, {@code :} or {@code @} joins to it: rather too much than too little.
 */
record AccountName(String name) {

    boolean isIn(String text) {
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            if (!goesOn(text, at) && !goesOn(text, at + name.length())) {
                return true;
            }
        }
        return false;
    }

    /** Whether any text inside names it. */
    boolean isIn(JsonNode node) {
        return node.isTextual() ? isIn(node.asText()) : node.valueStream().anyMatch(this::isIn);
    }

    private static boolean goesOn(String text, int place) {
        return place > 0
                && place < text.length()
                && isOfARun(text.codePointBefore(place))
                && isOfARun(text.codePointAt(place));
    }

    private static boolean isOfARun(int character) {
        return Character.isLetterOrDigit(character) || character == '_';
    }
}
