package io.stillwatch.ingest.reading;

import com.fasterxml.jackson.databind.JsonNode;
import io.stillwatch.eventsourcing.PrincipalName;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** What a field may hold, and what is read from it. */
@FunctionalInterface
interface Shape<T> {
    /** An identifier or a word, of the same shape as a name; blank is absent. */
    Shape<String> WORD = text(Integer.MAX_VALUE).then(Shape::word);

    /** A word that can stand in a path, where clients and servers take these two for steps. */
    Shape<String> ACCOUNT = WORD.then(word -> Set.of(".", "..").contains(word)
            ? new Checked.Doesnt<>("is . or .., which no path can name")
            : new Checked.Fits<>(word));

    /** Of which a tag is all that is kept: anything, as long as a record may be. */
    Shape<String> TAGGED = text(Integer.MAX_VALUE);

    Shape<Boolean> FLAG = of(JsonNode::isBoolean, "is neither true nor false", JsonNode::booleanValue);

    /** A whole number from 0 to 2³¹ - 1. */
    Shape<Integer> COUNT = whole(Integer.MAX_VALUE).then(number -> new Checked.Fits<>(Math.toIntExact(number)));

    Shape<Double> DECIMAL = of(Shape::isFinite, "is not a number", JsonNode::doubleValue);

    Shape<JsonNode> OBJECT = of(JsonNode::isObject, "is not an object", Function.identity());

    Checked<T> check(JsonNode value);

    /** Any text, blank too. */
    static Shape<String> text(int atMost) {
        Shape<String> any = of(JsonNode::isTextual, "is not a text", JsonNode::textValue);
        return any.then(text -> text.length() > atMost && text.codePointCount(0, text.length()) > atMost
                ? new Checked.Doesnt<>("is longer than " + atMost + " characters")
                : new Checked.Fits<>(text));
    }

    /** Any text; of a longer one its beginning, since whoever wrote it must not get out of sight by its length. */
    static Shape<String> beginning(int atMost) {
        Shape<String> any = of(JsonNode::isTextual, "is not a text", JsonNode::textValue);
        return any.then(text -> new Checked.Fits<>(beginning(text, atMost)));
    }

    static String beginning(String text, int atMost) {
        return text.length() > atMost && text.codePointCount(0, text.length()) > atMost
                ? text.substring(0, text.offsetByCodePoints(0, atMost))
                : text;
    }

    static Shape<String> oneOf(Set<String> words) {
        String reason =
                "is none of " + String.join(", ", words.stream().sorted().toList());
        return WORD.then(word -> words.contains(word) ? new Checked.Fits<>(word) : new Checked.Doesnt<>(reason));
    }

    /** A whole number from 0; {@code 4.0} is one as well. */
    static Shape<Long> whole(long atMost) {
        return of(
                number -> isFinite(number)
                        && number.canConvertToExactIntegral()
                        && number.canConvertToLong()
                        && number.longValue() >= 0
                        && number.longValue() <= atMost,
                "is not a whole number from 0 to " + atMost,
                JsonNode::longValue);
    }

    static Shape<Instant> time(Function<String, Checked<Instant>> believed) {
        return WORD.then(believed);
    }

    static Shape<JsonNode> list(int atMost) {
        Shape<JsonNode> any = of(JsonNode::isArray, "is not a list", Function.identity());
        return any.then(list -> list.size() > atMost
                ? new Checked.Doesnt<>("has more than " + atMost + " elements")
                : new Checked.Fits<>(list));
    }

    private static <T> Shape<T> of(Predicate<JsonNode> fits, String otherwise, Function<JsonNode, T> read) {
        return value -> fits.test(value) ? new Checked.Fits<>(read.apply(value)) : new Checked.Doesnt<>(otherwise);
    }

    private <U> Shape<U> then(Function<T, Checked<U>> next) {
        return value -> switch (check(value)) {
            case Checked.Doesnt<T>(String reason) -> new Checked.Doesnt<>(reason);
            case Checked.Fits<T>(var read) -> read == null ? new Checked.Fits<>(null) : next.apply(read);
        };
    }

    private static Checked<String> word(String text) {
        return PrincipalName.flaw(text)
                .<Checked<String>>map(Checked.Doesnt::new)
                .orElseGet(() -> new Checked.Fits<>(text.isBlank() ? null : text));
    }

    private static boolean isFinite(JsonNode number) {
        return number.isNumber() && Double.isFinite(number.doubleValue());
    }
}
