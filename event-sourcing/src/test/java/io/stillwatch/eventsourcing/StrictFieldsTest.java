package io.stillwatch.eventsourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a body says is taken for what it says. */
class StrictFieldsTest {

    private final ObjectMapper bodies = new StrictFields(new ObjectMapper()).getContext(Body.class);

    record Body(
            @Nullable Integer size,
            @Nullable Long sequence,
            @Nullable Double share,
            @Nullable Boolean flag,
            @Nullable String text,
            @Nullable Instant at) {}

    @Test
    void each_kind_is_read() throws JsonProcessingException {
        assertThat(read("""
                        {"size":2,"sequence":5,"share":1,"flag":true,"text":"t","at":"2026-04-22T08:15:30.5Z"}""")).isEqualTo(new Body(2, 5L, 1.0, true, "t", Instant.parse("2026-04-22T08:15:30.5Z")));
        assertThat(read("{\"at\":null}").at()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"size\":2.9}",
                "{\"size\":\"30\"}",
                "{\"size\":\"\"}",
                "{\"sequence\":5.9}",
                "{\"share\":\"0.5\"}",
                "{\"share\":\"\"}",
                "{\"flag\":\"\"}",
                "{\"flag\":1}",
                "{\"flag\":\"true\"}",
                "{\"text\":5}",
                "{\"text\":0.5}",
                "{\"text\":true}",
                "{\"at\":1827000000}",
                "{\"at\":18270000.5}",
                "{\"at\":\"1827000000\"}",
                "{\"at\":\"\"}",
                "{\"nobody\":1}"
            })
    void nothing_is_taken_for_something_else(String body) {
        String field = body.substring(2, body.indexOf('"', 2));

        assertThatThrownBy(() -> read(body))
                .isInstanceOfSatisfying(
                        MismatchedInputException.class,
                        e -> assertThat(e.getPath().getFirst().getFieldName()).isEqualTo(field));
    }

    private Body read(String body) throws JsonProcessingException {
        return bodies.readValue(body, Body.class);
    }
}
