package io.stillwatch.scoring.risk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.eventsourcing.FencedPublisher;
import io.stillwatch.scoring.Contracts;
import io.stillwatch.scoring.TestTopics;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.publish.AccountRiskChanged;
import io.stillwatch.scoring.publish.Events;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The topics are those of everybody here, so what a test says on them is of an account that no other knows. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RiskTopicsTest {

    private final Principal account = new Principal("acct-" + UUID.randomUUID(), null);
    private final RiskView view = new RiskView(Contracts.json(), Duration.ofDays(1));
    private final AtomicInteger passedOver = new AtomicInteger();
    private final RiskTopics topics = new RiskTopics(TestTopics.kafka(), view, passedOver::incrementAndGet);

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void what_is_no_risk_is_passed_over_and_counted_and_what_comes_behind_it_is_known() {
        ProducerRecord<String, byte[]> withoutItsNumber = risk();
        withoutItsNumber.headers().remove("ce_sequence");
        List<ProducerRecord<String, byte[]>> halves = Stream.of("level", "account", "campaigns", "policyVersion")
                .map(this::without)
                .toList();
        publish(halves);
        publish(List.of(
                new ProducerRecord<>(Events.ACCOUNT_RISK, account.account(), "x".getBytes(UTF_8)),
                withoutItsNumber,
                new ProducerRecord<>(Events.END_USER_RISK, "no end user", null),
                risk()));

        readAll();

        assertThat(view.of(account).map(RiskView.Known::said).map(AccountRiskChanged::level))
                .contains("HIGH");
        assertThat(passedOver).hasValueGreaterThanOrEqualTo(7);
    }

    @Test
    void an_end_user_who_was_erased_is_not_known_whatever_the_names_are_made_of() {
        Principal endUser = new Principal("o/h no " + account.account(), "u/1 +%2F");
        String key = Events.keyOf(endUser.account(), Objects.requireNonNull(endUser.endUser()));
        ProducerRecord<String, byte[]> risk = new ProducerRecord<>(Events.END_USER_RISK, key, body(endUser));
        risk.headers().add("ce_sequence", "1".getBytes(UTF_8));
        publish(List.of(risk));
        readAll();
        assertThat(view.of(endUser)).isPresent();

        publish(List.of(new ProducerRecord<>(Events.END_USER_RISK, key, null)));
        readAll();

        assertThat(view.of(endUser)).isEmpty();
    }

    private static byte[] body(Principal endUser) {
        return """
                {"account":"%s","endUser":"%s","level":"HIGH","previousLevel":"LOW","tick":7,"asOf":"2026-04-22T08:00:00Z","score":0,\
                "reasons":[],"campaigns":[],"policyVersion":"p","baselineVersion":"b"}""".formatted(endUser.account(), endUser.endUser()).getBytes(UTF_8);
    }

    @Test
    void a_risk_that_was_taken_back_before_it_was_published_is_not_known() {
        TestTopics.publishAndAbort(risk());

        readAll();

        assertThat(view.of(account)).isEmpty();
    }

    private void readAll() {
        do {
            topics.read();
        } while (!topics.isAtTheEnd());
    }

    private static void publish(List<ProducerRecord<String, byte[]>> records) {
        try (FencedPublisher publisher = new FencedPublisher(TestTopics.kafka(), "risks-" + UUID.randomUUID())) {
            publisher.publish(records);
        }
    }

    /** Newer than the risk, and with a field renamed, so that it is missing. */
    private ProducerRecord<String, byte[]> without(String field) {
        return risk(body().replace('"' + field + '"', "\"another\""), 2);
    }

    private ProducerRecord<String, byte[]> risk() {
        return risk(body(), 1);
    }

    private String body() {
        return """
                {"account":"%s","level":"HIGH","previousLevel":"LOW","tick":7,"asOf":"2026-04-22T08:00:00Z","score":0,"reasons":[],
                 "campaigns":[],"policyVersion":"p","baselineVersion":"b"}""".formatted(account.account());
    }

    private ProducerRecord<String, byte[]> risk(String body, int sequence) {
        ProducerRecord<String, byte[]> risk =
                new ProducerRecord<>(Events.ACCOUNT_RISK, account.account(), body.getBytes(UTF_8));
        risk.headers().add("ce_sequence", Integer.toString(sequence).getBytes(UTF_8));
        return risk;
    }
}
