package io.stillwatch.scoring.ruling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stillwatch.eventsourcing.Envelope;
import io.stillwatch.eventsourcing.FencedPublisher;
import io.stillwatch.eventsourcing.TopicIds;
import io.stillwatch.eventsourcing.TopicWatch;
import io.stillwatch.scoring.Contracts;
import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.TestTopics;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.Ruling;
import io.stillwatch.scoring.erasure.PendingErasures;
import io.stillwatch.scoring.publish.Events;
import io.stillwatch.scoring.store.StoreConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedbackTest {

    private static final String CAMPAIGN = "cmp_00f3a1b2c4d5e6f7";

    private static TestStore database;
    private static StoreConnection store;
    private static RulingLog log;
    private static String topic;
    private static FencedPublisher cases;

    private static long tick;
    private static int sent;

    @BeforeAll
    static void open() {
        database = new TestStore();
        store = database.connect();
        log = new RulingLog(store);
        topic = TestTopics.create(1).interactions();
        cases = new FencedPublisher(TestTopics.kafka(), "cases-" + UUID.randomUUID());
    }

    @AfterAll
    static void close() {
        cases.close();
        database.close();
    }

    @Test
    void each_decision_takes_effect_once_and_at_the_same_tick_whenever_that_is_computed() {
        say("case-decided.v1", Contracts.examples("case-decided.v1").getFirst());
        hear();

        List<Ruling> first = takingEffectAt(++tick);
        assertThat(first).isNotEmpty();
        assertThat(takingEffectAt(tick)).isEqualTo(first);
        keep(tick);

        say("case-reopened.v1", Contracts.examples("case-reopened.v1").getFirst());
        hear();
        assertThat(takingEffectAt(tick)).isEqualTo(first);
        assertThat(takingEffectAt(++tick)).containsExactly(new Ruling.TakenBack(CAMPAIGN));
        keep(tick);
    }

    @Test
    void decisions_are_read_as_the_contract_has_them() {
        say("case-decided.v1", """
                {"case":"case_00f3a1b2c4d5e6f7","campaign":"cmp_00f3a1b2c4d5e6f7","decision":"dismissed","by":"ana",\
                "expiresAt":"2026-07-22T12:00:00Z"}""");
        say(
                "credential-compromise-found.v1",
                Contracts.examples("credential-compromise-found.v1").getFirst());
        say("note-added.v1", Contracts.examples("note-added.v1").getFirst());
        hear();

        assertThat(takingEffectAt(++tick))
                .containsExactly(
                        new Ruling.Dismissed(CAMPAIGN, Instant.parse("2026-07-22T12:00:00Z")),
                        new Ruling.Compromised(CAMPAIGN));
        keep(tick);
    }

    @Test
    void what_was_published_and_taken_back_is_read_past() throws Exception {
        long end = takenBack() + 2;

        try (Feedback feedback = new Feedback(store, TestTopics.kafka(), List.of(topic), Contracts.json())) {
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                feedback.work();
                return store.run("select 1 from ruling_reading where read_to = " + end)
                                .size()
                        == 1;
            });
        }
    }

    /** Where the record stands that nobody is to read; the mark that it was taken back is behind it. */
    private static long takenBack() throws Exception {
        Map<String, Object> config = new HashMap<>(TestTopics.kafka());
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "other-" + UUID.randomUUID());
        try (var other = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            other.initTransactions();
            other.beginTransaction();
            Future<RecordMetadata> sent = other.send(new ProducerRecord<>(topic, CAMPAIGN, "{}".getBytes(UTF_8)));
            other.flush();
            other.abortTransaction();
            return sent.get().offset();
        }
    }

    @Test
    void whoever_won_an_appeal_is_cleared_once_however_often_that_is_said() {
        String reinstated = """
                {"account":"acct_1","measures":[],"reinstated":true,"reinstatements":[{"case":"case_00f3a1b2c4d5e6f7",\
                "campaign":"cmp_00f3a1b2c4d5e6f7","appeal":"app_00f3a1b2c4d5e6f7","endUser":null}]}""";
        say("account-enforcement-changed.v1", reinstated);
        say("account-enforcement-changed.v1", reinstated);
        hear();

        assertThat(takingEffectAt(++tick)).containsExactly(new Ruling.Cleared(CAMPAIGN, new Principal("acct_1", null)));
        keep(tick);
    }

    @Test
    void an_end_user_who_won_an_appeal_is_cleared_by_what_is_said_of_them_alone() {
        say("end-user-enforcement-changed.v1", """
                {"account":"acct_1","endUser":"u_9","measures":[],"reinstated":true,"reinstatements":[\
                {"case":"case_00f3a1b2c4d5e6f7","campaign":"cmp_00f3a1b2c4d5e6f7","appeal":"app_1122334455667788"}]}""");
        hear();

        assertThat(takingEffectAt(++tick))
                .containsExactly(new Ruling.Cleared(CAMPAIGN, new Principal("acct_1", "u_9")));
        keep(tick);
    }

    @Test
    void what_can_not_be_read_is_a_dead_letter_and_holds_nothing_up() {
        say("case-decided.v1", "{\"case\":\"case_00f3a1b2c4d5e6f7\",\"campaign\":\"cmp_00f3a1b2c4d5e6f7\"}");
        say("case-reopened.v1", Contracts.examples("case-reopened.v1").getFirst());
        hear();

        assertThat(takingEffectAt(++tick)).containsExactly(new Ruling.TakenBack(CAMPAIGN));
        keep(tick);
        assertThat(reasons()).filteredOn("decision is missing"::equals).hasSize(2);
    }

    @Test
    void what_can_not_be_kept_is_a_dead_letter_and_holds_nothing_up() {
        String reopened = "{\"campaign\":\"%s\"}";
        say("case-reopened.v1", reopened.formatted("cmp\\u0000"));
        say("case-reopened.v1", reopened.formatted("c".repeat(2_401)));
        say("case-reopened.v1", "case_" + "x".repeat(2_700), reopened.formatted(CAMPAIGN));
        say("case-decided.v1", """
                {"campaign":"cmp_00f3a1b2c4d5e6f7","decision":"dismissed","expiresAt":"+300000-01-01T00:00:00Z"}""");
        say("credential-compromise-found.v1", reopened.formatted(CAMPAIGN));
        hear();

        assertThat(takingEffectAt(++tick)).containsExactly(new Ruling.Compromised(CAMPAIGN));
        keep(tick);
        assertThat(reasons())
                .contains(
                        "campaign is no text that can be kept",
                        "campaign is too long to be kept",
                        "what identifies the event is too long to be kept",
                        "expiresAt is out of range");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_id", "ce_source", "ce_type", "ce_sequence"})
    void a_decision_that_lacks_a_part_of_its_name_is_a_dead_letter_each_time(String header) {
        ProducerRecord<String, byte[]> nameless = event(
                "case-decided.v1",
                "case_" + ++sent,
                Contracts.examples("case-decided.v1").getFirst());
        nameless.headers().remove(header);
        cases.publish(List.of(nameless));
        cases.publish(List.of(nameless));
        hear();

        assertThat(takingEffectAt(++tick)).isEmpty();
        keep(tick);
        assertThat(reasons())
                .filteredOn(("header " + header + " is missing")::equals)
                .hasSize(2);
    }

    @Test
    void a_dead_letter_leaves_out_a_body_that_would_not_fit_into_an_event() {
        say("case-decided.v1", "{\"note\":\"%s\"}".formatted("x".repeat(65 * 1024)));
        hear();

        assertThat(database.events(Events.DEAD_LETTERS))
                .map(Contracts::body)
                .filteredOn(letter -> letter.path("reason").asText().equals("campaign is missing"))
                .hasSize(2)
                .noneMatch(letter -> letter.has("value"));
    }

    @Test
    void on_a_topic_that_took_the_place_of_the_one_that_was_read_all_that_is_said_is_heard() {
        List.of("1", "2", "3").forEach(before -> confirm("cmp_before_" + before));
        hear();
        takingEffectAt(++tick);
        keep(tick);
        TestTopics.remake(topic, 1);
        List<String> since =
                IntStream.range(0, 10).mapToObj(one -> "cmp_since_" + one).toList();
        since.forEach(FeedbackTest::confirm);
        hear();

        assertThat(takingEffectAt(++tick)).extracting(Ruling::campaign).containsExactlyElementsOf(since);
        keep(tick);
    }

    @Test
    void who_reads_on_by_name_where_another_topic_took_the_place_begins_anew_within_a_minute() {
        AtomicLong clock = new AtomicLong();
        TopicWatch watch = new TopicWatch(() -> TopicIds.of(TestTopics.kafka(), List.of(topic)), clock::get);
        try (Feedback feedback = new Feedback(store, TestTopics.kafka(), List.of(topic), Contracts.json(), watch)) {
            clock.addAndGet(Duration.ofMinutes(1).toNanos());
            feedback.work();
            TestTopics.remake(topic, 1);
            clock.addAndGet(Duration.ofMinutes(1).toNanos());

            assertThatThrownBy(feedback::work).hasMessageContaining("made anew");
        }
    }

    /** As when it stood unread on a topic that was lost, and all of them are sent once more. */
    @Test
    void a_decision_that_comes_behind_a_later_one_about_its_campaign_changes_nothing() {
        String campaign = "{\"campaign\":\"cmp_late\",\"decision\":\"confirmed\"}";
        cases.publish(List.of(event("case-reopened.v1", "case_late", 7, campaign)));
        hear();
        cases.publish(List.of(event("case-decided.v1", "case_late", 6, campaign)));
        confirm("cmp_another");
        cases.publish(List.of(event("credential-compromise-found.v1", "case_late", 10, campaign)));
        hear();

        assertThat(takingEffectAt(++tick))
                .containsExactly(
                        new Ruling.TakenBack("cmp_late"),
                        new Ruling.Confirmed("cmp_another"),
                        new Ruling.Compromised("cmp_late"));
        keep(tick);
    }

    /** Their erasure took the row that the first appeal had; whoever is the second came later, under the same name. */
    @Test
    void who_was_erased_is_not_cleared_again_by_what_is_read_once_more() {
        long before = readTo();
        reinstate("acct_erased", "app_1");
        hear();
        takingEffectAt(++tick);
        keep(tick);
        database.asOwner("delete from ruling where account = 'acct_erased'");
        new PendingErasures(store, 0).done(Map.of("acct_erased", tick));
        reinstate("acct_erased", "app_2");
        database.asOwner("update ruling_reading set read_to = " + before);
        hear();

        assertThat(takingEffectAt(++tick))
                .containsExactly(new Ruling.Cleared("cmp_app_2", new Principal("acct_erased", null)));
        keep(tick);
    }

    @Test
    void whom_case_service_has_forgotten_is_forgotten_here_too() {
        reinstate("acct_forgotten", "app_3");
        reinstate("acct_forgotten/", "app_4");
        cases.publish(List.of(new ProducerRecord<>(topic, "acct_forgotten", null)));
        hear();

        assertThat(takingEffectAt(++tick))
                .containsExactly(new Ruling.Cleared("cmp_app_4", new Principal("acct_forgotten/", null)));
        keep(tick);
    }

    @Test
    void an_end_user_who_is_forgotten_is_named_by_a_key_of_two_names() {
        assertThat(Tombstone.about(forgotten("account-enforcement", "a/b"))).isEqualTo(new Principal("a/b", null));
        assertThat(Tombstone.about(forgotten("end-user-enforcement", "a%2Fb/u+1")))
                .isEqualTo(new Principal("a/b", "u 1"));
        for (String nobody : List.of("", "a", "a/", "/u", "a/%zz", "a/%00")) {
            assertThatThrownBy(() -> Tombstone.about(forgotten("end-user-enforcement", nobody)))
                    .hasMessage("the key names nobody");
        }
    }

    private static ConsumerRecord<String, byte[]> forgotten(String topic, String key) {
        return new ConsumerRecord<>(topic, 0, 0, key, null);
    }

    private static long readTo() {
        return store.run("select coalesce(max(read_to), 0) from ruling_reading")
                .iterator()
                .next()
                .getLong(0);
    }

    private static void reinstate(String account, String appeal) {
        say("account-enforcement-changed.v1", """
                {"account":"%1$s","measures":[],"reinstated":true,"reinstatements":[{"case":"case_00f3a1b2c4d5e6f7",\
                "campaign":"cmp_%2$s","appeal":"%2$s"}]}""".formatted(account, appeal));
    }

    private static void confirm(String campaign) {
        say("case-decided.v1", "{\"campaign\":\"%s\",\"decision\":\"confirmed\"}".formatted(campaign));
    }

    private static List<String> reasons() {
        return database.events(Events.DEAD_LETTERS).stream()
                .map(letter -> Contracts.body(letter).path("reason").asText())
                .toList();
    }

    /** Says it twice, as a publisher does that crashed in between. */
    private static void say(String type, String body) {
        say(type, "case_" + ++sent, body);
    }

    private static void say(String type, String subject, String body) {
        ProducerRecord<String, byte[]> event = event(type, subject, body);
        cases.publish(List.of(event));
        cases.publish(List.of(event));
    }

    private static ProducerRecord<String, byte[]> event(String type, String subject, String body) {
        return event(type, subject, 1, body);
    }

    private static ProducerRecord<String, byte[]> event(String type, String subject, long sequence, String body) {
        return Envelope.toRecord(
                topic,
                Envelope.sequenced("case-service", type, subject, sequence, Instant.EPOCH, body.getBytes(UTF_8)));
    }

    /** What has been said until now is written down, by an instance that reads on where the last one stopped. */
    private static void hear() {
        try (Feedback feedback = new Feedback(store, TestTopics.kafka(), List.of(topic), Contracts.json())) {
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(feedback::work);
            while (feedback.work()) {}
        }
    }

    private static void keep(long kept) {
        database.asOwner("update verdict_tick set tick = " + kept);
    }

    private List<Ruling> takingEffectAt(long tick) {
        log.takeEffectAt(tick);
        return log.thatTookEffect(tick - 1, tick);
    }
}
