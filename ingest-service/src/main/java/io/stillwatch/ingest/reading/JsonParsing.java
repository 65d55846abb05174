package io.stillwatch.ingest.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Strict JSON from strict UTF-8, within limits. */
final class JsonParsing {
    static final int LINE_BYTES = 2 * 1024 * 1024;
    static final int DEPTH = 32;

    private static final int NUMBER_LENGTH = 100;
    private static final int NAME_LENGTH = 1024;
    private static final ObjectMapper JSON = new JsonMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxNumberLength(NUMBER_LENGTH)
                            .maxNameLength(NAME_LENGTH)
                            .maxStringLength(LINE_BYTES)
                            .build())
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    // Names come from outside and would stay interned for ever.
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private JsonParsing() {}

    static Parsed parse(Piece piece) {
        if (piece.length() > LINE_BYTES) {
            return new Parsed.Broken("is longer than " + LINE_BYTES + " bytes");
        }
        if (piece.isExcessive()) {
            return new Parsed.Broken("holds more than " + Footprint.VALUES + " values");
        }
        try {
            return parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(piece.body(), piece.from(), piece.length())));
        } catch (CharacterCodingException e) {
            return new Parsed.Broken("is not valid UTF-8");
        }
    }

    private static Parsed parse(CharBuffer text) {
        try (JsonParser parser = JSON.createParser(text.array(), text.arrayOffset(), text.remaining())) {
            JsonNode json = JSON.readTree(parser);
            return json != null && json.isObject() ? behind(parser, json) : new Parsed.Broken("is not a JSON object");
        } catch (StreamConstraintsException e) {
            return new Parsed.Broken(limit(e));
        } catch (JsonProcessingException e) {
            return new Parsed.Broken(error(e));
        } catch (IOException e) {
            throw new IllegalStateException("Reading from memory can't fail", e);
        }
    }

    private static Parsed behind(JsonParser parser, JsonNode json) throws IOException {
        return parser.nextToken() == null
                ? new Parsed.Whole(json)
                : new Parsed.Broken("holds more than one JSON value");
    }

    private static String limit(JsonProcessingException e) {
        return message(e).contains("nesting depth")
                ? "is nested deeper than " + DEPTH + " levels"
                : "holds a number of more than " + NUMBER_LENGTH + " digits or a name of more than " + NAME_LENGTH
                        + " characters";
    }

    private static String error(JsonProcessingException e) {
        return message(e).startsWith("Duplicate")
                ? "names a field twice"
                : "is not valid JSON, at character " + e.getLocation().getCharOffset();
    }

    private static String message(JsonProcessingException e) {
        return Objects.requireNonNullElse(e.getOriginalMessage(), "");
    }
}
