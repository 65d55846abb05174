package io.stillwatch.ingest;

import static io.stillwatch.ingest.Lines.id;
import static io.stillwatch.ingest.Lines.interaction;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.ingest.intake.Budget;
import io.stillwatch.ingest.intake.Crowd;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@IngestTest
class TakingInTest {
    private final Client client = Client.whenReady();

    @Inject
    Budget budget;

    @ConfigProperty(name = "stillwatch.bytes-in-hand")
    long bytesInHand;

    @Test
    void bad_lines_in_the_middle_are_named_and_the_good_ones_are_taken() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes((interaction(id()) + "\n").getBytes(UTF_8));
        body.writeBytes("{\"id\":\"x\",\n".getBytes(UTF_8));
        body.writeBytes((interaction(id()).replace("\"acct_1\"", "null") + "\n").getBytes(UTF_8));
        body.writeBytes((interaction(id()).replaceAll("\"time\":\"\\d{4}", "\"time\":\"9999") + "\n").getBytes(UTF_8));
        body.writeBytes((interaction(id()).replace("\"m-4\"", "4") + "\n").getBytes(UTF_8));
        body.writeBytes((interaction(id()).replace("acct_1", "a".repeat(1 << 20)) + "\n").getBytes(UTF_8));
        body.writeBytes((interaction(id()).replace("acct_1", "é") + "\n").getBytes(ISO_8859_1));
        body.writeBytes((interaction(id()) + "\n").getBytes(UTF_8));

        Client.Answer answer = client.interactions(body.toByteArray());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.accepted()).isEqualTo(2);
        assertThat(answer.duplicates()).isZero();
        assertThat(answer.rejected()).isEqualTo(6);
        assertThat(answer.errors())
                .containsExactly(
                        "2 line is not valid JSON, at character 10",
                        "3 account is missing",
                        "4 time is more than 5 minutes ahead of the clock",
                        "5 model is not a text",
                        "6 account is longer than 512 characters",
                        "7 line is not valid UTF-8");
    }

    @Test
    void a_body_of_bad_lines_only_is_answered_with_the_first_hundred() {
        Client.Answer answer = client.interactions("{\n".repeat(250).getBytes(UTF_8));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.rejected()).isEqualTo(250);
        assertThat(answer.errors()).hasSize(100);
    }

    @Test
    void a_json_array_names_its_elements_and_an_object_is_one_record() {
        String array = "[" + interaction(id()) + ",{\"id\":7}," + interaction(id()) + "]";

        Client.Answer answer =
                client.post("/v1/interactions", array.getBytes(UTF_8), Map.of("Content-Type", "application/json"));
        assertThat(answer.accepted()).isEqualTo(2);
        assertThat(answer.errors()).containsExactly("2 id is not a text");

        Client.Answer one = client.post(
                "/v1/interactions",
                interaction(id()).getBytes(UTF_8),
                Map.of("Content-Type", "application/json; charset=utf-8"));
        assertThat(one.accepted()).isEqualTo(1);
    }

    @Test
    void the_same_interaction_counts_once_in_whatever_batch_it_comes() {
        String again = interaction(id());
        String other = interaction(id());

        assertThat(client.interactions(again, again, other)).satisfies(first -> {
            assertThat(first.accepted()).isEqualTo(2);
            assertThat(first.duplicates()).isEqualTo(1);
        });
        assertThat(client.interactions(other, again)).satisfies(second -> {
            assertThat(second.accepted()).isZero();
            assertThat(second.duplicates()).isEqualTo(2);
        });
    }

    @Test
    void the_same_id_on_another_day_is_another_interaction() {
        String id = id();

        assertThat(client.interactions(
                                interaction(id, Lines.longAgo(), "acct_1"),
                                interaction(id, Lines.longAgo().minus(Duration.ofDays(1)), "acct_1"))
                        .accepted())
                .isEqualTo(2);
    }

    @Test
    void a_fact_stated_twice_counts_once_and_a_changed_one_is_new() {
        String account = id();
        String fact = "{\"account\":\"%s\",\"time\":\"2026-04-22T08:00:00Z\",\"kind\":\"direct\",\"payment\":\"pm_1\"}"
                .formatted(account);

        assertThat(client.accounts(fact, fact, fact.replace("direct", "seat"), fact.replace("direct", "boat")))
                .satisfies(answer -> {
                    assertThat(answer.accepted()).isEqualTo(2);
                    assertThat(answer.duplicates()).isEqualTo(1);
                    assertThat(answer.errors())
                            .containsExactly("4 kind is none of aggregator, direct, marketplace, seat");
                });
        assertThat(client.accounts(fact).duplicates()).isEqualTo(1);
    }

    @Test
    void traffic_at_the_door_of_facts_is_refused_as_facts_that_state_nothing() {
        String account = id();
        String fact = "{\"account\":\"%s\",\"time\":\"2026-04-22T08:00:00Z\",\"plan\":%s,\"verified\":%s}";

        Client.Answer answer = client.accounts(
                interaction(id(), Lines.longAgo(), account),
                fact.formatted(account, "\" \"", "null"),
                fact.formatted(account, "null", "false"));

        assertThat(answer.accepted()).isEqualTo(1);
        assertThat(answer.errors())
                .containsExactly("1 line states nothing about its account", "2 line states nothing about its account");
    }

    @Test
    void a_body_of_any_number_of_records_is_taken_part_after_part() {
        String bad = "{}";
        String lines = IntStream.range(0, 5_000)
                .mapToObj(i -> i == 4_990 ? bad : interaction(id()))
                .collect(Collectors.joining("\n"));

        Client.Answer answer = client.interactions(lines.getBytes(UTF_8));

        assertThat(answer.accepted()).isEqualTo(4_999);
        assertThat(answer.errors()).containsExactly("4991 id is missing");
    }

    @Test
    void while_memory_is_short_senders_are_told_when_to_come_back() {
        String line = interaction(id());

        Client.Answer refused = Crowd.holding(budget, bytesInHand - 64 * 1024, () -> client.interactions(line));

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.type()).hasValue("application/problem+json");
        assertThat(refused.retryAfter()).hasValue("2");
        assertThat(client.interactions(line).accepted()).isEqualTo(1);
    }

    @Test
    void a_line_without_an_end_is_one_that_is_too_long() {
        Client.Answer answer = client.interactions(new byte[10_000_000]);

        assertThat(answer.errors()).containsExactly("1 line is longer than 2097152 bytes");
        assertThat(client.interactions(interaction(id())).accepted()).isEqualTo(1);
    }

    @Test
    void an_empty_body_of_lines_has_nothing_wrong_with_it() {
        assertThat(client.interactions("").status()).isEqualTo(200);
        assertThat(client.interactions("\n\n").accepted()).isZero();
    }

    @Test
    void progress_counts_what_was_stored_and_what_was_refused() {
        long accepted = progress("accepted");
        long rejected = progress("rejected");
        String line = interaction(id());

        client.interactions(line, line, "{");

        assertThat(progress("accepted")).isEqualTo(accepted + 1);
        assertThat(progress("rejected")).isEqualTo(rejected + 1);
    }

    @Test
    void many_senders_of_the_same_records_in_different_orders_lose_and_double_nothing() {
        String[] lines =
                IntStream.range(0, 500).mapToObj(i -> interaction(id())).toArray(String[]::new);
        String forth = String.join("\n", lines);
        String back = IntStream.range(0, 500).mapToObj(i -> lines[499 - i]).collect(Collectors.joining("\n"));

        int accepted = IntStream.range(0, 12)
                .parallel()
                .mapToObj(i -> client.interactions((i % 2 == 0 ? forth : back).getBytes(UTF_8)))
                .mapToInt(Client.Answer::accepted)
                .sum();

        assertThat(accepted).isEqualTo(500);
    }

    private long progress(String field) {
        return client.get("/v1/progress", "operator").json().path(field).asLong();
    }
}
