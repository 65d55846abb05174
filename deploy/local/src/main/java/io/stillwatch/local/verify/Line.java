package io.stillwatch.local.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * A line of a bundle.
 *
 * @param number from 1
 * @param json missing if the text is none
 */
record Line(int number, String text, JsonNode json) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Line of(int number, String text) {
        try {
            return new Line(number, text, JSON.readTree(text));
        } catch (JsonProcessingException e) {
            return new Line(number, text, MissingNode.getInstance());
        }
    }

    String kind() {
        return word("kind");
    }

    String word(String field) {
        return json.path(field).asText();
    }

    long number(String field) {
        return json.path(field).asLong(-1);
    }

    boolean isCanonical() {
        return json.isObject() && text.equals(canonical(json));
    }

    /** RFC 8785. */
    static String canonical(JsonNode json) {
        try {
            return new JsonCanonicalizer(json.toString()).getEncodedString();
        } catch (IOException e) {
            throw new IllegalArgumentException("Not JSON that has a canonical form", e);
        }
    }
}
