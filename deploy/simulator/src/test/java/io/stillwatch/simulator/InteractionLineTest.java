package io.stillwatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InteractionLineTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Scenario SCENARIO =
            Scenario.named("small").withAccounts(300).withDays(1);
    private static final Set<String> MAY = Set.of(
            "id",
            "time",
            "account",
            "endUser",
            "credential",
            "conversation",
            "source",
            "operation",
            "model",
            "input",
            "finishReason",
            "reasoningReference",
            "usage",
            "parameters",
            "client",
            "status");
    private static final Set<String> MUST = Set.of(
            "id",
            "time",
            "account",
            "credential",
            "conversation",
            "source",
            "operation",
            "model",
            "input",
            "usage",
            "parameters",
            "client",
            "status");

    private final List<JsonNode> lines = Simulation.of(SCENARIO, 3)
            .interactions()
            .map(Ndjson::line)
            .map(InteractionLineTest::parsed)
            .toList();

    @Test
    void a_line_has_the_fields_of_the_contract_and_no_other() {
        for (var line : lines) {
            var fields = names(line);
            assertThat(MAY).containsAll(fields);
            assertThat(fields).containsAll(MUST);
            assertThat(names(line.get("usage")))
                    .containsExactlyInAnyOrder("inputTokens", "outputTokens", "reasoningTokens", "cachedTokens");
            assertThat(names(line.get("parameters")))
                    .containsExactlyInAnyOrder("temperature", "maxTokens", "choices", "logprobs", "tools", "stream");
            assertThat(names(line.get("client"))).containsExactlyInAnyOrder("address", "asn", "userAgent", "ja4");
        }
    }

    @Test
    void ids_are_unique() {
        assertThat(lines).extracting(line -> line.get("id").asText()).doesNotHaveDuplicates();
    }

    @Test
    void times_are_iso_instants() {
        assertThat(lines)
                .allMatch(line -> Instant.parse(line.get("time").asText()).isBefore(SCENARIO.end()));
    }

    @Test
    void an_input_is_a_prompt_or_messages_and_never_empty() {
        for (var line : lines) {
            var input = line.get("input");
            assertThat(input.has("prompt")).isNotEqualTo(input.has("messages"));
            assertThat(
                            input.has("prompt")
                                    ? input.get("prompt").asText()
                                    : input.at("/messages/0/content").asText())
                    .isNotBlank()
                    .doesNotContain("{", "[ask]");
        }
    }

    @Test
    void tokens_add_up() {
        for (var line : lines) {
            var usage = line.get("usage");
            assertThat(usage.get("inputTokens").asInt()).isPositive();
            assertThat(usage.get("outputTokens").asInt())
                    .isBetween(0, line.at("/parameters/maxTokens").asInt());
            assertThat(usage.get("reasoningTokens").asInt())
                    .isBetween(0, usage.get("outputTokens").asInt());
            assertThat(usage.get("cachedTokens").asInt())
                    .isBetween(0, usage.get("inputTokens").asInt());
        }
    }

    @Test
    void a_failed_request_has_no_answer_and_an_answered_one_a_reason() {
        assertThat(lines).anyMatch(line -> line.get("status").asInt() != 200);
        for (var line : lines) {
            var answered = line.get("status").asInt() == 200;
            assertThat(line.has("finishReason")).isEqualTo(answered);
            assertThat(line.at("/usage/outputTokens").asInt() > 0).isEqualTo(answered);
        }
    }

    @Test
    void addresses_are_reserved_ones() {
        assertThat(lines)
                .extracting(line -> line.at("/client/address").asText())
                .allMatch(address -> address.matches(
                        "(10|100\\.64|192\\.0\\.2|198\\.51\\.100|203\\.0\\.113|198\\.1[89])\\..*|2001:db8:.*"));
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(line, broken);
        }
    }

    private static Set<String> names(JsonNode object) {
        var names = new HashSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
