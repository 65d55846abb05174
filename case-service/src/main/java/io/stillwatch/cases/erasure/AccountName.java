package io.stillwatch.cases.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** Finds the name of an account or of an end user in what people wrote: the whole of it, not the beginning of another's. */
record AccountName(String name) {

    private static final String WHOLE =
            "(?<![\\p{L}\\p{N}_])(?<![\\p{L}\\p{N}_][-.:@])%s(?![\\p{L}\\p{N}_])(?![-.:@][\\p{L}\\p{N}_])";

    /** An account may have tens of thousands of end users, few of whom stand anywhere. */
    boolean isIn(String text) {
        return text.contains(name)
                && Pattern.compile(WHOLE.formatted(Pattern.quote(name)))
                        .matcher(text)
                        .find();
    }

    /** Whether any text inside names it. */
    boolean isIn(JsonNode node) {
        return node.isTextual() ? isIn(node.asText()) : node.valueStream().anyMatch(this::isIn);
    }
}
