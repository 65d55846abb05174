package io.stillwatch.eventsourcing.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.stillwatch.eventsourcing.sealing.PersonalFields.Field;
import io.stillwatch.eventsourcing.sealing.PersonalFields.Subject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PersonalFieldsTest {

    private static final Subject ITSELF = (_, value, _) -> value;
    private static final PersonalFields FIELDS = PersonalFields.of(Map.of(
            "told",
            List.of(
                    new Field("text", ITSELF),
                    new Field("people[]", ITSELF),
                    new Field("items[].person", ITSELF),
                    new Field("in.depth", ITSELF))));

    private final JsonNode body = read("""
            {"text":"a","people":["b","c"],"items":[{"person":"d"},{"person":"e","x":1},{"x":2}],"in":{"depth":"f"},"y":"z"}""");

    @Test
    void fields_are_found_wherever_they_stand() {
        assertThat(FIELDS.in("told", body))
                .extracting(PersonalFields.Found::pointer)
                .containsExactly("/text", "/people/0", "/people/1", "/items/0/person", "/items/1/person", "/in/depth");
    }

    @Test
    void each_can_be_replaced_and_nothing_else_is() {
        FIELDS.in("told", body).forEach(found -> found.replace().accept(TextNode.valueOf("-")));

        assertThat(body).isEqualTo(read("""
                {"text":"-","people":["-","-"],"items":[{"person":"-"},{"person":"-","x":1},{"x":2}],"in":{"depth":"-"},"y":"z"}"""));
    }

    @Test
    void another_event_has_none() {
        assertThat(FIELDS.in("heard", body)).isEmpty();
        assertThat(FIELDS.concern("heard")).isFalse();
    }

    private static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
