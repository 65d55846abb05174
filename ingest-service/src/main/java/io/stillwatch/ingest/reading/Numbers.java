package io.stillwatch.ingest.reading;

import com.fasterxml.jackson.databind.JsonNode;

/** What counts as a number. */
final class Numbers {
    private Numbers() {}

    static boolean isWhole(JsonNode number, long atMost) {
        return isFinite(number)
                && (number.canConvertToExactIntegral() && number.canConvertToLong())
                && number.longValue() >= 0
                && number.longValue() <= atMost;
    }

    static boolean isFinite(JsonNode number) {
        return number.isNumber() && Double.isFinite(number.doubleValue());
    }
}
