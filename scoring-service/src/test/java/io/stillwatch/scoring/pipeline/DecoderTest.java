package io.stillwatch.scoring.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.Contracts;
import io.stillwatch.scoring.engine.AccountFact;
import io.stillwatch.scoring.engine.Interaction;
import io.stillwatch.scoring.engine.Tag;
import io.stillwatch.scoring.erasure.Erased;
import io.stillwatch.scoring.pipeline.Arrival.Entry;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecoderTest {

    private static final String INTERACTION = "io.stillwatch.interaction-recorded.v1";
    private static final String FACT = "io.stillwatch.account-fact-recorded.v1";
    private static final String MARKER = "io.stillwatch.tick-closed.v1";
    private static final String MINIMAL =
            "{\"id\":\"1\",\"time\":\"2026-04-22T08:15:31Z\",\"account\":\"a\",\"model\":\"m\",\"keyEpoch\":1%s}";

    private static final String MARKED = "{\"tick\":%s,\"watermark\":\"2026-04-22T09:00:00Z\",\"position\":%s}";

    private final Decoder decoder = new Decoder(Contracts.json(), Erased.NOBODY);

    @Test
    void every_example_of_an_interaction_can_be_read() {
        List<Interaction> read = Contracts.examples("interaction-recorded.v1").stream()
                .map(example -> ((Entry.Used) entry(INTERACTION, example)).interaction())
                .toList();

        assertThat(read).extracting(Interaction::account).containsExactly("acct_1", "acct_2", "acct_1", "acct_1");
        assertThat(read.getFirst().usage()).isEqualTo(new Interaction.Usage(412, 1893, 900));
        assertThat(read.getFirst().client().address()).isEqualTo(Tag.of("aDaDaDaDaDaDaDaDaDaDaD", 1));
        assertThat(read.getFirst().content()).isNotNull().satisfies(content -> {
            assertThat(content.shingles().size()).isEqualTo(3);
            assertThat(content.systemShingles().size()).isEqualTo(2);
        });
        assertThat(read.get(1).usage()).isEqualTo(Interaction.Usage.NOT_STATED);
    }

    @Test
    void every_example_of_an_interaction_is_read_packed_as_it_is_in_json() {
        List<byte[]> packed = Contracts.packed("interaction-recorded.v1");
        List<String> json = Contracts.examples("interaction-recorded.v1");

        assertThat(packed).hasSameSizeAs(json);
        for (int i = 0; i < json.size(); i++) {
            assertThat(packedEntry(packed.get(i))).isEqualTo(entry(INTERACTION, json.get(i)));
        }
    }

    @Test
    void a_packed_body_that_is_cut_off_or_of_an_unknown_form_does_not_fit() {
        byte[] whole = Contracts.packed("interaction-recorded.v1").getFirst();

        for (int length = 1; length < whole.length / 2; length++) {
            assertThat(packedEntry(Arrays.copyOf(whole, length))).isInstanceOf(Entry.Unreadable.class);
        }
        assertThat(packedEntry(new byte[] {9}))
                .isInstanceOfSatisfying(
                        Entry.Unreadable.class,
                        bad -> assertThat(bad.letter().reason()).isEqualTo("the packed form is unknown"));
    }

    @Test
    void every_example_of_an_account_fact_can_be_read() {
        List<AccountFact> read = Contracts.examples("account-fact-recorded.v1").stream()
                .map(example -> ((Entry.Stated) entry(FACT, example)).fact())
                .toList();

        assertThat(read).extracting(AccountFact::account).containsExactly("acct_1", "acct_2", "acct_3", "acct_1");
        assertThat(read.getFirst().kind()).isEqualTo(AccountFact.Kind.DIRECT);
        assertThat(read.get(1).payment()).isEqualTo(Tag.NONE);
        assertThat(read.get(2).payment()).isEqualTo(Tag.of("pMpMpMpMpMpMpMpMpMpMpM", 2));
        assertThat(read.get(2).earlierPayment()).isEqualTo(Tag.of("MpMpMpMpMpMpMpMpMpMpMp", 1));
    }

    @Test
    void every_example_of_a_marker_can_be_read() {
        assertThat(Contracts.examples("tick-closed.v1"))
                .map(example -> decode(MARKER, example))
                .containsExactly(new Arrival.Marker(493_832, Instant.parse("2026-04-22T09:00:00Z"), 120_034));
    }

    @Test
    void fields_and_words_that_later_versions_add_are_passed_over() {
        assertThat(entry(INTERACTION, MINIMAL.formatted(",\"mood\":{\"a\":[1]}")))
                .isInstanceOf(Entry.Used.class);
        assertThat(entry(FACT, MINIMAL.formatted(",\"kind\":\"household\"")))
                .isInstanceOfSatisfying(
                        Entry.Stated.class,
                        stated -> assertThat(stated.fact().kind()).isNull());
    }

    @Test
    void a_type_that_is_not_known_is_none_of_its_business() {
        assertThat(decode("io.stillwatch.interaction-recorded.v2", "…")).isEqualTo(new Arrival.Foreign());
    }

    @Test
    void a_number_beyond_what_the_engine_counts_in_is_taken_as_the_largest() {
        Entry entry = entry(INTERACTION, MINIMAL.formatted(",\"usage\":{\"outputTokens\":9999999999}"));

        assertThat(entry)
                .isInstanceOfSatisfying(
                        Entry.Used.class,
                        used -> assertThat(used.interaction().usage().outputTokens())
                                .isEqualTo(Integer.MAX_VALUE));
    }

    @Test
    void what_cannot_be_read_is_named_by_its_place_and_never_by_its_content() {
        assertThat(reason(INTERACTION, "{\"time\":\"secret\"}")).isEqualTo("field time does not fit");
        assertThat(reason(INTERACTION, "{\"time\":secret}")).isEqualTo("no JSON at byte 8");
        assertThat(reason(INTERACTION, MINIMAL.formatted(",\"content\":{\"shingles\":[\"a\",{}]}")))
                .isEqualTo("field content.shingles does not fit");
        assertThat(reason(INTERACTION, "null")).isEqualTo("the body does not fit");
        assertThat(reason(INTERACTION, "[1]")).isEqualTo("the body does not fit");
        assertThat(reason(INTERACTION, null)).isEqualTo("the body is missing");
        assertThat(reason(INTERACTION, MINIMAL.formatted(",\"conversation\":\"secret\"")))
                .isEqualTo("conversation is not a tag");
        assertThat(reason(FACT, "{\"keyEpoch\":1,\"time\":\"2026-04-22T08:15:31Z\"}"))
                .isEqualTo("account is missing");
    }

    @Test
    void a_name_that_the_store_can_not_hold_is_refused_before_it_can_stop_a_tick() {
        assertThat(reason(INTERACTION, MINIMAL.formatted(",\"endUser\":\"a\\u0000b\"")))
                .isEqualTo("endUser is no text that can be kept");
        assertThat(reason(FACT, MINIMAL.formatted(",\"organization\":\"\\ud800\"")))
                .isEqualTo("organization is no text that can be kept");
        assertThat(reason(INTERACTION, MINIMAL.formatted(",\"endUser\":\"" + "🦉".repeat(600) + "\"")))
                .isEqualTo("endUser is too long to be kept");
        assertThat(reason(FACT, MINIMAL.formatted(",\"organization\":\"" + "x".repeat(4_097) + "\"")))
                .isEqualTo("organization is too long to be kept");
        assertThat(reason(FACT, MINIMAL.formatted(",\"createdAt\":\"+12000-01-01T00:00:00Z\"")))
                .isEqualTo("a time is out of range");
    }

    @Test
    void the_longest_name_of_an_end_user_can_be_kept() {
        assertThat(entry(INTERACTION, MINIMAL.formatted(",\"endUser\":\"" + "🦉".repeat(512) + "\"")))
                .isInstanceOf(Entry.Used.class);
    }

    @Test
    void a_record_whose_tick_or_position_cannot_be_read_is_a_stray() {
        assertThat(stray(record(INTERACTION, MINIMAL, "x", "1"))).isEqualTo("header ce_tick is not a number");
        assertThat(stray(record(INTERACTION, MINIMAL, "1", null))).isEqualTo("header ce_position is missing");
        for (String broken : List.of("0", "-1", "9223372036854775807")) {
            assertThat(stray(record(INTERACTION, MINIMAL, "1", broken))).isEqualTo("header ce_position is no position");
        }
        for (String broken : List.of("0", "-5", "1073741825", "1152921504606846976")) {
            assertThat(stray(record(INTERACTION, MINIMAL, broken, "1"))).isEqualTo("header ce_tick is no tick");
            assertThat(stray(record(MARKER, MARKED.formatted(broken, "1"), "1", "1")))
                    .isEqualTo("tick is no tick");
        }
        assertThat(stray(record(MARKER, MARKED.formatted("1", "-1"), "1", "1"))).isEqualTo("position is no position");
        assertThat(stray(record(null, MINIMAL, "1", "1"))).isEqualTo("header ce_type is missing");
        assertThat(stray(record(MARKER, "{\"tick\":7}", "1", "1"))).isEqualTo("watermark is missing");
    }

    @Test
    void an_unreadable_body_goes_along_unless_it_is_too_long() {
        assertThat(unreadable("x").letter().value()).isEqualTo("eA==");
        assertThat(unreadable("x".repeat(65 * 1024)).letter().value()).isNull();
    }

    private Entry.Unreadable unreadable(String body) {
        return (Entry.Unreadable) entry(INTERACTION, body);
    }

    private String stray(ConsumerRecord<byte[], byte[]> record) {
        return ((Arrival.Stray) decoder.decode(record)).unreadable().letter().reason();
    }

    private String reason(String type, @Nullable String body) {
        return ((Entry.Unreadable) entry(type, body)).letter().reason();
    }

    private Entry entry(String type, @Nullable String body) {
        return ((Arrival.Ticked) decode(type, body)).entry();
    }

    private Entry packedEntry(byte[] body) {
        var record = new ConsumerRecord<>("interactions", 0, 0, "a".getBytes(UTF_8), body);
        header(record, "ce_type", INTERACTION);
        header(record, "ce_tick", "1");
        header(record, "ce_position", "1");
        header(record, "content-type", "application/vnd.stillwatch.packed");
        return ((Arrival.Ticked) decoder.decode(record)).entry();
    }

    private Arrival decode(String type, @Nullable String body) {
        return decoder.decode(record(type, body, "1", "1"));
    }

    @SuppressWarnings("NullAway") // a tombstone has no value
    private static ConsumerRecord<byte[], byte[]> record(
            @Nullable String type, @Nullable String body, @Nullable String tick, @Nullable String position) {
        byte[] value = body == null ? null : body.getBytes(UTF_8);
        var record = new ConsumerRecord<>("interactions", 0, 0, "a".getBytes(UTF_8), value);
        header(record, "ce_type", type);
        header(record, "ce_tick", tick);
        header(record, "ce_position", position);
        return record;
    }

    private static void header(ConsumerRecord<?, ?> record, String name, @Nullable String value) {
        if (value != null) {
            record.headers().add(name, value.getBytes(UTF_8));
        }
    }
}
