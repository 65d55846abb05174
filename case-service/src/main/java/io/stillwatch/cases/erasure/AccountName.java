package io.stillwatch.cases.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** Finds an account in what people wrote: its whole name, not the beginning of another's. */
final class AccountName {

    private final Pattern whole;

    AccountName(String account) {
        whole = Pattern.compile(
                "(?<![\\p{L}\\p{N}_])(?<![\\p{L}\\p{N}_][-.:@])%s(?![\\p{L}\\p{N}_])(?![-.:@][\\p{L}\\p{N}_])"
                        .formatted(Pattern.quote(account)));
    }

    boolean isIn(String text) {
        return whole.matcher(text).find();
    }

    /** Whether any text inside names it. */
    boolean isIn(JsonNode node) {
        return node.isTextual() ? isIn(node.asText()) : node.valueStream().anyMatch(this::isIn);
    }
}
