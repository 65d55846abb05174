package io.stillwatch.eventsourcing;

import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** In words, what a field is that was said as something else. What was said is not repeated. */
final class WantedKind {

    private static final String WHOLE = "a whole number";

    private static final Map<Class<?>, String> KINDS = Map.of(
            Instant.class,
            "a time such as 2026-04-22T00:00:00Z",
            Integer.class,
            WHOLE,
            Long.class,
            WHOLE,
            Double.class,
            "a number",
            Boolean.class,
            "true or false",
            String.class,
            "a text");

    private WantedKind() {}

    /** Empty where the reader of JSON does not say. */
    static Optional<String> of(JsonMappingException e) {
        if (e.getCause() instanceof InputCoercionException beyond) {
            return Optional.of(within(beyond.getTargetType()));
        }
        if (e.getCause() instanceof StreamReadException) {
            return Optional.of("not JSON");
        }
        return e instanceof MismatchedInputException unfit ? of(unfit.getTargetType()) : Optional.empty();
    }

    private static Optional<String> of(@Nullable Class<?> type) {
        if (type == null) {
            return Optional.empty();
        }
        if (Collection.class.isAssignableFrom(type)) {
            return Optional.of("a list");
        }
        return Optional.ofNullable(type.isRecord() ? "an object" : KINDS.get(type));
    }

    private static String within(Class<?> type) {
        return type == long.class
                ? between(Long.MIN_VALUE, Long.MAX_VALUE)
                : between(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private static String between(long least, long most) {
        return WHOLE + " from " + least + " to " + most;
    }
}
