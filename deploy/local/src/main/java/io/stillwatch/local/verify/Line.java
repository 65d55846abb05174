package io.stillwatch.local.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * A line of a bundle.
 *
 * @param number from 1
 * @param json missing if the text is none
 * @param isUtf8 whether every byte of it is text
 */
record Line(int number, String text, JsonNode json, boolean isUtf8) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Line of(int number, String text) {
        return new Line(number, text, json(text), true);
    }

    static Line of(int number, byte[] bytes) {
        String text = new String(bytes, UTF_8);
        return new Line(number, text, json(text), Arrays.equals(text.getBytes(UTF_8), bytes));
    }

    /** The lines of a file; what stands behind its last line feed is none if it is empty. */
    static List<Line> all(byte[] file) {
        List<Line> lines = new ArrayList<>();
        int from = 0;
        for (int at = 0; at <= file.length; at++) {
            if (at == file.length ? from < at : file[at] == '\n') {
                lines.add(of(lines.size() + 1, Arrays.copyOfRange(file, from, at)));
                from = at + 1;
            }
        }
        return List.copyOf(lines);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
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

    /** Why it is not spelt as a line of a bundle is, if it is not. */
    Optional<String> misspelt(boolean isLast) {
        if (!isUtf8) {
            return Optional.of("it holds a byte that is no UTF-8");
        }
        if (isCanonical()) {
            return Optional.empty();
        }
        return Optional.of(
                json.isMissingNode() && isLast
                        ? "the tail is cut off in the middle of a line"
                        : "it is not canonical JSON: something was changed");
    }

    private boolean isCanonical() {
        try {
            return json.isObject() && text.equals(canonical(json));
        } catch (IllegalArgumentException e) {
            return false;
        }
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
