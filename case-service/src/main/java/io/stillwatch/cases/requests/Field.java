package io.stillwatch.cases.requests;

import io.stillwatch.eventsourcing.PrincipalName;
import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.eventsourcing.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * A text that came over HTTP: it is what it must be, or a problem names the field.
 *
 * @param name the field, query parameter or header as the client knows it
 */
public record Field(String name, @Nullable String value) {

    /** Something people write: lines and tabs are welcome, other control characters and broken Unicode are not. */
    public String text(int longest) {
        String text = given(longest);
        if (text.codePoints().anyMatch(Field::isUnwritable)) {
            throw problem("must be plain text");
        }
        return text;
    }

    /** Something programs know each other by: one line without blanks. */
    public String word(int longest) {
        String word = given(longest);
        if (word.codePoints().anyMatch(point -> isUnwritable(point) || Character.isWhitespace(point))) {
            throw problem("must be one word without blanks");
        }
        return word;
    }

    /** An account or an end user, of the one shape that they have everywhere. */
    public String principal() {
        String name = given(Integer.MAX_VALUE);
        PrincipalName.flaw(name).ifPresent(flaw -> {
            throw problem(flaw);
        });
        return name;
    }

    /** The problem that this field {@code must be} something else. */
    public ProblemException problem(String requirement) {
        return Problem.of(
                        "invalid-field",
                        400,
                        "A field is not acceptable",
                        "Field '%s' %s.".formatted(name, requirement))
                .asException();
    }

    private String given(int longest) {
        if (value == null || value.isBlank()) {
            throw problem("must be given and not be blank");
        }
        if (value.codePointCount(0, value.length()) > longest) {
            throw problem("must not be longer than %d characters".formatted(longest));
        }
        return value;
    }

    private static boolean isUnwritable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point != '\n' && point != '\r' && point != '\t';
            case Character.SURROGATE -> true;
            default -> false;
        };
    }
}
