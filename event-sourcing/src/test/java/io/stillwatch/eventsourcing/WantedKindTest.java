package io.stillwatch.eventsourcing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who sends a value of another kind is told which kind it had to be, and not what they sent. */
class WantedKindTest {

    private final ObjectMapper bodies = new StrictFields(new ObjectMapper()).getContext(Body.class);

    record Body(
            @Nullable Integer size,
            @Nullable Long sequence,
            @Nullable Double share,
            @Nullable Boolean flag,
            @Nullable String text,
            @Nullable Instant at,
            @Nullable List<String> words,
            @Nullable List<Part> parts) {}

    record Part(@Nullable Instant from) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"at\":\"yesterday\"}|Field 'at' is not acceptable: it is a time such as 2026-04-22T00:00:00Z.",
                "{\"at\":\"2026-01-01\"}|Field 'at' is not acceptable: it is a time such as 2026-04-22T00:00:00Z.",
                "{\"at\":5}|Field 'at' is not acceptable: it is a time such as 2026-04-22T00:00:00Z.",
                "{\"at\":{}}|Field 'at' is not acceptable: it is a time such as 2026-04-22T00:00:00Z.",
                "{\"size\":2.5}|Field 'size' is not acceptable: it is a whole number.",
                "{\"size\":[1]}|Field 'size' is not acceptable: it is a whole number.",
                "{\"size\":9999999999}|Field 'size' is not acceptable: it is a whole number from -2147483648 to 2147483647.",
                "{\"sequence\":\"5\"}|Field 'sequence' is not acceptable: it is a whole number.",
                "{\"sequence\":99999999999999999999}|Field 'sequence' is not acceptable: it is a whole number from -9223372036854775808 to 9223372036854775807.",
                "{\"share\":\"half\"}|Field 'share' is not acceptable: it is a number.",
                "{\"flag\":\"yes\"}|Field 'flag' is not acceptable: it is true or false.",
                "{\"text\":5}|Field 'text' is not acceptable: it is a text.",
                "{\"text\":{\"a\":1}}|Field 'text' is not acceptable: it is a text.",
                "{\"words\":\"a\"}|Field 'words' is not acceptable: it is a list.",
                "{\"words\":[\"a\",1]}|Field 'words.[1]' is not acceptable: it is a text.",
                "{\"parts\":{}}|Field 'parts' is not acceptable: it is a list.",
                "{\"parts\":[7]}|Field 'parts.[0]' is not acceptable: it is an object.",
                "{\"parts\":[{\"from\":\"now\"}]}|Field 'parts.[0].from' is not acceptable: it is a time such as 2026-04-22T00:00:00Z.",
                "{\"parts\":[{]}|Field 'parts.[0]' is not acceptable: it is not JSON.",
                "[]|The body as a whole is not acceptable: it is an object.",
                "5|The body as a whole is not acceptable: it is an object.",
                "\"text\"|The body as a whole is not acceptable: it is an object.",
            })
    void what_is_of_another_kind_is_told_with_the_kind_that_is_wanted(String body, String detail) {
        assertThat(refused(body).detail()).isEqualTo(detail);
    }

    private Problem refused(String body) {
        try {
            bodies.readValue(body, Body.class);
        } catch (JsonMappingException e) {
            return (Problem) new ProblemMappers().unreadable(e).getEntity();
        } catch (JsonProcessingException e) {
            return Assertions.fail("The mapper of fields has no say in it", e);
        }
        return Assertions.fail("It is taken");
    }
}
