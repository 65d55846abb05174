package io.stillwatch.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts and interactions go where each belongs. */
class KindTest extends ReplayedFiles {

    @Test
    void facts_go_where_facts_go() throws IOException {
        replaying()
                .send(written("facts.ndjson", List.of("{\"account\":\"a\",\"time\":\"2026-04-22T08:00:00Z\"}")), false);

        assertThat(received).singleElement().asString().startsWith("/v1/accounts ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"createdAt", "emailDomain", "kind", "organization", "payment", "plan", "program", "verified"})
    void facts_are_facts_with_the_id_that_their_table_gave_them(String stated) throws IOException {
        String bare = "{\"id\":1,\"account\":\"a\",\"time\":\"2026-04-22T08:00:00Z\"}";
        String telling =
                "{\"id\":2,\"account\":\"b\",\"time\":\"2026-04-22T08:00:00Z\",\"%s\":\"x\"}".formatted(stated);

        replaying().send(written("facts.ndjson", List.of(bare, telling)), false);

        assertThat(received).hasSize(2).allSatisfy(line -> assertThat(line).startsWith("/v1/accounts "));
    }

    @Test
    void a_first_line_that_lacks_something_does_not_make_facts_of_interactions() throws IOException {
        replaying()
                .send(
                        written(
                                "traffic.ndjson",
                                List.of(
                                        "no JSON",
                                        "{\"id\":\"1\",\"account\":\"a\",\"time\":\"2026-04-22T08:00:00Z\"}")),
                        false);

        assertThat(received).hasSize(2).allSatisfy(line -> assertThat(line).startsWith("/v1/interactions "));
    }

    @Test
    void a_first_line_that_is_broken_does_not_make_interactions_of_facts() throws IOException {
        replaying()
                .send(
                        written(
                                "broken-facts.ndjson",
                                List.of("no JSON", "{\"account\":\"a\",\"time\":\"2026-04-22T08:00:00Z\"}")),
                        false);

        assertThat(received).hasSize(2).allSatisfy(line -> assertThat(line).startsWith("/v1/accounts "));
    }
}
