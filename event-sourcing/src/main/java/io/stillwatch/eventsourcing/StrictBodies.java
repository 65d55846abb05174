package io.stillwatch.eventsourcing;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A body is one JSON value that says everything once. Of two values for one field a proxy, an audit and we might each believe another, and
 * what stands behind the end was meant for somebody.
 */
@Singleton
public final class StrictBodies implements ObjectMapperCustomizer {

    /** What is called otherwise is not repeated to whoever sent it. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

    private static final Pattern TWICE = Pattern.compile("Duplicate field '(%s)'.*".formatted(NAME));

    private static final String TWICE_AT_ALL = "Duplicate field";
    private static final String BEHIND = "Trailing token";

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.configure(JsonParser.Feature.STRICT_DUPLICATE_DETECTION, true)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** In words, which bound of reading JSON at all a body does not keep to: of where, the reader says nothing. */
    static String exceeded(StreamConstraintsException e) {
        String message = e.getOriginalMessage();
        if (message.startsWith("Number")) {
            return "A number in it has too many digits.";
        }
        return message.startsWith("Document nesting") ? "It is nested too deeply." : "A text in it is too long.";
    }

    /** In words, what such a body does wrong; empty if it is something else. */
    static Optional<String> refused(JsonProcessingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            String name = unknown.getPropertyName();
            return Optional.of(
                    NAME.matcher(name).matches()
                            ? "Field '%s' is not known here.".formatted(name)
                            : "It has a field that is not known here.");
        }
        String message = e.getOriginalMessage();
        if (message.startsWith(BEHIND)) {
            return Optional.of("It goes on behind its end.");
        }
        Matcher twice = TWICE.matcher(message);
        if (twice.matches()) {
            return Optional.of("Field '%s' is said twice.".formatted(twice.group(1)));
        }
        return message.startsWith(TWICE_AT_ALL) ? Optional.of("It says a field twice.") : Optional.empty();
    }
}
