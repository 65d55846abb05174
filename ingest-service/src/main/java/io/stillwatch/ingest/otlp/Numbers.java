package io.stillwatch.ingest.otlp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.regex.Pattern;

/** Numbers, and what is true, as instrumentations say them. */
final class Numbers {
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?([eE][-+]?[0-9]{1,3})?");
    private static final Pattern TRUTH = Pattern.compile("(?i)true|false");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Numbers() {}

    /** A text that says a number is one, and one that says true or false is that. */
    static JsonNode of(JsonNode value) {
        if (!value.isTextual()) {
            return value;
        }
        String text = value.textValue();
        if (WHOLE.matcher(text).matches()) {
            return JSON.numberNode(Long.parseLong(text));
        }
        if (TRUTH.matcher(text).matches()) {
            return JSON.booleanNode(Boolean.parseBoolean(text));
        }
        return DECIMAL.matcher(text).matches() ? JSON.numberNode(Double.parseDouble(text)) : value;
    }

    /** Whether it can count something: whole, from 0 to 2³¹ - 1. Some senders say -1 for "no limit". */
    static boolean isCount(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToInt() && value.intValue() >= 0;
    }

    static boolean isDecimal(JsonNode value) {
        return value.isNumber() && Double.isFinite(value.doubleValue());
    }

    /** Unsigned 64 bits, in decimal; 0 if it is none. */
    static long unsigned(JsonNode value) {
        try {
            return Long.parseUnsignedLong(value.asText("0"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
