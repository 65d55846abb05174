package io.stillwatch.ingest.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object. What does not fit is noted (the first flaw of a record counts) and read as absent, so that a reader can
 * be written as one expression. {@code null} is absent; so is an optional text that is blank.
 */
final class Fields {
    /** Code points of an identifier or a word. */
    static final int WORD = 512;

    private final JsonNode node;
    private final String path;
    private final Flaws flaws;

    private Fields(JsonNode node, String path, Flaws flaws) {
        this.node = node;
        this.path = path;
        this.flaws = flaws;
    }

    static Fields of(JsonNode object) {
        return new Fields(object, "", new Flaws());
    }

    Optional<Flaw> flaw() {
        return flaws.first();
    }

    /** A word that must be there; empty if it is not, which makes the record flawed. */
    String required(String name) {
        JsonNode value = node.get(name);
        String word = word(name);
        if (word == null) {
            note(name, value == null || value.isNull() ? "is missing" : "is blank");
            return "";
        }
        return word;
    }

    /** An identifier or a word: at most {@link #WORD} characters, no control characters. */
    @Nullable
    String word(String name) {
        String text = text(name, WORD);
        if (text != null && !Words.areStorable(text)) {
            note(name, "holds a control character or half a character");
            return null;
        }
        return text == null || text.isBlank() ? null : text;
    }

    /** A word out of a few. */
    @Nullable
    String oneOf(String name, Set<String> words) {
        String word = word(name);
        if (word != null && !words.contains(word)) {
            note(name, "is none of " + String.join(", ", words.stream().sorted().toList()));
            return null;
        }
        return word;
    }

    /** Any text, blank too. */
    @Nullable
    String text(String name, int atMost) {
        String text = value(name, JsonNode::isTextual, "is not a text", JsonNode::textValue);
        if (text != null && text.length() > atMost && text.codePointCount(0, text.length()) > atMost) {
            note(name, "is longer than " + atMost + " characters");
            return null;
        }
        return text;
    }

    @Nullable
    Boolean flag(String name) {
        return value(name, JsonNode::isBoolean, "is neither true nor false", JsonNode::booleanValue);
    }

    /** A whole number from 0 to 2³¹ - 1. */
    @Nullable
    Integer count(String name) {
        Long number = whole(name, Integer.MAX_VALUE);
        return number == null ? null : Math.toIntExact(number);
    }

    /** A whole number from 0; {@code 4.0} is one as well. */
    @Nullable
    Long whole(String name, long atMost) {
        String reason = "is not a whole number from 0 to " + atMost;
        return value(name, number -> Numbers.isWhole(number, atMost), reason, JsonNode::longValue);
    }

    @Nullable
    Double decimal(String name) {
        return value(name, Numbers::isFinite, "is not a number", JsonNode::doubleValue);
    }

    @Nullable
    Instant time(String name, Function<String, Time> believed) {
        String text = word(name);
        return switch (text == null ? null : believed.apply(text)) {
            case null -> null;
            case Time.Believed(Instant instant) -> instant;
            case Time.Doubted(String reason) -> {
                note(name, reason);
                yield null;
            }
        };
    }

    /** A time that must be there; {@link Instant#EPOCH} if it is not, which makes the record flawed. */
    Instant requiredTime(String name, Function<String, Time> believed) {
        required(name);
        Instant time = time(name, believed);
        return time == null ? Instant.EPOCH : time;
    }

    /** The fields of a nested object. */
    Optional<Fields> object(String name) {
        JsonNode object = value(name, JsonNode::isObject, "is not an object", Function.identity());
        return Optional.ofNullable(object).map(nested -> new Fields(nested, path + name + ".", flaws));
    }

    /** The objects of a list; empty if there is none. */
    List<Fields> objects(String name, int atMost) {
        JsonNode list = value(name, JsonNode::isArray, "is not a list", Function.identity());
        List<Fields> objects = new ArrayList<>();
        if (list != null && list.size() > atMost) {
            note(name, "has more than " + atMost + " elements");
        } else if (list != null) {
            list.forEach(element -> objects.add(new Fields(element, path + name + "[" + objects.size() + "].", flaws)));
        }
        return objects;
    }

    boolean isText(String name) {
        return node.path(name).isTextual();
    }

    boolean isObject() {
        return node.isObject();
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    void note(String name, String reason) {
        flaws.note(path + name, reason);
    }

    private <T> @Nullable T value(String name, Predicate<JsonNode> fits, String otherwise, Function<JsonNode, T> read) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!fits.test(value)) {
            note(name, otherwise);
            return null;
        }
        return read.apply(value);
    }
}
