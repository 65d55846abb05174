package io.stillwatch.ingest.otlp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** Numbers, and what is true, as instrumentations say them. */
final class Numbers {
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?([eE][-+]?[0-9]{1,3})?");
    /** Short, because a long exponent takes long to be multiplied out. */
    private static final Pattern SCIENTIFIC = Pattern.compile("[0-9]{1,20}(\\.[0-9]{1,20})?([eE][-+]?[0-9]{1,2})?");

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

    /** Whether it can count something: whole, however it is written, from 0 to 2³¹ - 1. Some senders say -1 for "no limit". */
    static boolean isCount(JsonNode value) {
        return value.isNumber()
                && value.canConvertToExactIntegral()
                && value.canConvertToInt()
                && value.intValue() >= 0;
    }

    static boolean isDecimal(JsonNode value) {
        return value.isNumber() && Double.isFinite(value.doubleValue());
    }

    /** Unsigned 64 bits, in decimal and with an exponent too, as a text or a number; 0 if it is none. */
    static long unsigned(JsonNode value) {
        String text = value.asText("0");
        try {
            return Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            return SCIENTIFIC.matcher(text).matches() ? unsigned(new BigDecimal(text)) : 0;
        }
    }

    private static long unsigned(BigDecimal number) {
        BigInteger whole = number.toBigInteger();
        boolean fits = whole.bitLength() <= Long.SIZE && number.compareTo(new BigDecimal(whole)) == 0;
        return fits ? whole.longValue() : 0;
    }
}
