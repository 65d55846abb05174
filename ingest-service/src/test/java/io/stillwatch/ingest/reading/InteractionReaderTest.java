package io.stillwatch.ingest.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.stillwatch.ingest.enrichment.Enrichment;
import io.stillwatch.ingest.event.AccountFactRecorded;
import io.stillwatch.ingest.event.InteractionRecorded;
import io.stillwatch.ingest.fingerprint.Fingerprints;
import io.stillwatch.ingest.fingerprint.LinkingKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InteractionReaderTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-04-22T12:00:00Z"), ZoneOffset.UTC);

    private final RecordReader<InteractionRecorded> reader =
            InteractionReader.with(new Fingerprints(LinkingKey.of(new byte[32], 1)), new Times(NOON));

    @Test
    void the_four_required_fields_are_enough() {
        InteractionRecorded interaction = taken("");

        assertThat(interaction.id()).isEqualTo("i1");
        assertThat(interaction.time()).isEqualTo("2026-04-22T08:15:30.123456Z");
        assertThat(interaction.content()).isNull();
        assertThat(interaction.usage()).isNull();
    }

    @Test
    void identifiers_become_tags_and_texts_become_content() {
        InteractionRecorded interaction = taken("""
                ,"credential":"key_1","client":{"address":"198.51.100.7","userAgent":"curl"},
                "input":{"system":"You are a poet.","prompt":"Write something about the sea in May"}""");

        assertThat(interaction.credential()).hasSize(22).doesNotContain("key_1");
        assertThat(interaction.client()).hasNoNullFieldsOrPropertiesExcept("asn", "kinds", "enrichment");
        assertThat(interaction.content()).satisfies(content -> {
            assertThat(content.turn()).isEqualTo(1);
            assertThat(content.tokens()).isEqualTo(7);
            assertThat(content.systemDigest()).isNotNull();
        });
    }

    @Test
    void what_the_tables_say_of_an_address_goes_along_with_their_version(@TempDir Path tables) throws IOException {
        Files.writeString(tables.resolve("vpn.txt"), "198.51.100.0/24");
        Enrichment enrichment = new Enrichment(Optional.of(tables), NOON);
        var enriching = InteractionReader.with(
                new Fingerprints(LinkingKey.of(new byte[32], 1)),
                Optional.empty(),
                enrichment,
                new Times(NOON),
                () -> {});
        String line = whole(",\"client\":{\"address\":\"198.51.100.7\"}");

        assertThat(read(enriching, line.getBytes(UTF_8)).client()).satisfies(client -> {
            assertThat(client.kinds()).containsExactly("vpn");
            assertThat(client.enrichment()).hasSize(12);
        });
        assertThat(read(enriching, line.replace("198.51.100.7", "2001:db8::1").getBytes(UTF_8))
                        .client())
                .satisfies(client -> assertThat(client.kinds()).isEmpty());
    }

    /** What a proxy passes on as the client's address is often what the client itself said. */
    @Test
    void an_address_that_is_none_is_unknown_and_counted_and_keeps_no_call_out_of_sight() {
        AtomicInteger unread = new AtomicInteger();
        var counting = InteractionReader.with(
                new Fingerprints(LinkingKey.of(new byte[32], 1)),
                Optional.of(new Fingerprints(LinkingKey.of(new byte[32], 2))),
                Enrichment.none(),
                new Times(NOON),
                unread::incrementAndGet);
        for (String none : List.of("unknown", "198.51.100.7, 10.0.0.1", "localhost:80", "\\u0000", "a".repeat(600))) {
            String line = whole(",\"client\":{\"address\":\"" + none + "\"}");

            assertThat(read(counting, line.getBytes(UTF_8)).client()).hasAllNullFieldsOrProperties();
        }
        assertThat(unread).hasValue(5);
        read(counting, whole(",\"client\":{\"address\":\" \"}").getBytes(UTF_8));
        read(counting, whole(",\"client\":{\"address\":\"::1\"}").getBytes(UTF_8));
        assertThat(unread).hasValue(5);
    }

    @Test
    void the_last_user_message_is_the_prompt_and_its_number_the_turn() {
        InteractionRecorded said = taken("""
                ,"input":{"messages":[{"role":"system","content":"Be kind."},{"role":"user","content":"Hello there"},
                {"role":"assistant","content":null},{"role":"tool","content":"17"},
                {"role":"user","content":[{"type":"text","text":"And"},{"type":"image_url","image_url":{}},{"type":"text","text":"now?"}]}]}""");
        InteractionRecorded asked = taken("""
                ,"input":{"system":"Be kind.","prompt":"And\\nnow?"}""");

        assertThat(said.content())
                .isNotNull()
                .usingRecursiveComparison()
                .ignoringFields("turn")
                .isEqualTo(asked.content());
        assertThat(said.content()).extracting("turn").isEqualTo(2);
    }

    @Test
    void without_text_there_is_no_content() {
        assertThat(taken(",\"input\":{\"messages\":[]}").content()).isNull();
        assertThat(taken(",\"input\":{\"messages\":[{\"role\":\"assistant\",\"content\":null}]}")
                        .content())
                .isNull();
        assertThat(taken(",\"input\":{}").content()).isNull();
        assertThat(taken(",\"input\":null").content()).isNull();
    }

    @Test
    void unknown_fields_are_ignored_and_null_or_blank_is_absent() {
        InteractionRecorded interaction =
                taken(",\"colour\":{\"a\":[1]},\"endUser\":null,\"credential\":\"\",\"source\":\"  \"");

        assertThat(interaction.endUser()).isNull();
        assertThat(interaction.credential()).isNull();
        assertThat(interaction.source()).isNull();
    }

    @Test
    void hostile_text_in_a_prompt_is_no_reason_to_refuse() {
        assertThat(taken(",\"input\":{\"prompt\":\"a\\u0000b\\ud800c\"}").content())
                .extracting("tokens")
                .isEqualTo(3);
    }

    /** A credential may be a token of its own, with all that it says; a client may choose what its conversation is called. */
    @Test
    void what_only_becomes_a_tag_may_be_anything() {
        String any = "\"" + "x".repeat(5_000) + "\\u0000\\ud800\"";
        InteractionRecorded interaction = taken(
                ",\"credential\":%1$s,\"conversation\":%1$s,\"reasoningReference\":%1$s,\"client\":{\"userAgent\":%1$s,\"ja4\":%1$s}"
                        .formatted(any));

        assertThat(interaction.credential()).hasSize(22);
        assertThat(interaction.conversation()).hasSize(22);
        assertThat(interaction.reasoningReference()).hasSize(22);
        assertThat(interaction.client()).extracting("stack").asString().hasSize(22);
    }

    @Test
    void a_whole_number_may_be_written_with_a_fraction_of_zero() {
        assertThat(taken(",\"usage\":{\"inputTokens\":412.0}").usage())
                .extracting("inputTokens")
                .isEqualTo(412);
    }

    static Stream<Arguments> lines_that_are_refused() {
        return Stream.of(
                arguments("{\"id\":", "line", "is not valid JSON, at character 6"),
                arguments("[1]", "line", "is not a JSON object"),
                arguments("17", "line", "is not a JSON object"),
                arguments("", "line", "is not a JSON object"),
                arguments(whole("") + "{}", "line", "holds more than one JSON value"),
                arguments(whole(",\"id\":\"i2\""), "line", "names a field twice"),
                arguments(
                        whole(",\"a\":" + "[".repeat(40) + "]".repeat(40)), "line", "is nested deeper than 32 levels"),
                arguments(
                        whole(",\"a\":" + "1".repeat(2000)),
                        "line",
                        "holds a number of more than 100 digits or a name of more than 1024 characters"),
                arguments(whole(",\"a\":NaN"), "line", "is not valid JSON, at character 91"),
                arguments(whole(",\"a\":\"" + "x".repeat(2_100_000) + "\""), "line", "is longer than 2097152 bytes"),
                arguments(whole(",\"a\":[" + "{},".repeat(60_000) + "{}]"), "line", "holds more than 100000 values"),
                arguments("{\"time\":\"2026-04-22T08:15:30Z\",\"account\":\"a\",\"model\":\"m\"}", "id", "is missing"),
                arguments(replaced("\"acct_1\"", "null"), "account", "is missing"),
                arguments(replaced("\"acct_1\"", "\" \""), "account", "is blank"),
                arguments(replaced("\"acct_1\"", "17"), "account", "is not a text"),
                arguments(replaced("\"acct_1\"", "\".\""), "account", "is . or .., which no path can name"),
                arguments(replaced("\"acct_1\"", "\"..\""), "account", "is . or .., which no path can name"),
                arguments(
                        replaced("\"acct_1\"", "\"" + "x".repeat(1_000_000) + "\""),
                        "account",
                        "is longer than 512 characters"),
                arguments(replaced("\"i1\"", "\"a\\u0000b\""), "id", "holds a control character or half a character"),
                arguments(replaced("\"i1\"", "\"a\\ud800b\""), "id", "holds a control character or half a character"),
                arguments(replaced("2026-04-22T", "9999-01-01T"), "time", "is more than 5 minutes ahead of the clock"),
                arguments(
                        replaced("2026-04-22T", "+99999-01-01T"),
                        "time",
                        "is not an instant in UTC such as 2026-04-22T08:15:30.123Z"),
                arguments(replaced("2026-04-22T", "2026-02-30T"), "time", "names a day or an hour that does not exist"),
                arguments(replaced("2026-04-22T", "1999-04-22T"), "time", "is before 2023-04-18T12:00:00Z"),
                arguments(
                        replaced("30.123456789Z", "30+02:00"),
                        "time",
                        "is not an instant in UTC such as 2026-04-22T08:15:30.123Z"),
                arguments(whole(",\"status\":\"200\""), "status", "is not a whole number from 0 to 2147483647"),
                arguments(whole(",\"usage\":17"), "usage", "is not an object"),
                arguments(
                        whole(",\"usage\":{\"inputTokens\":-1}"),
                        "usage.inputTokens",
                        "is not a whole number from 0 to 2147483647"),
                arguments(
                        whole(",\"usage\":{\"inputTokens\":1.5}"),
                        "usage.inputTokens",
                        "is not a whole number from 0 to 2147483647"),
                arguments(
                        whole(",\"usage\":{\"inputTokens\":1e400}"),
                        "usage.inputTokens",
                        "is not a whole number from 0 to 2147483647"),
                arguments(whole(",\"parameters\":{\"stream\":1}"), "parameters.stream", "is neither true nor false"),
                arguments(
                        whole(",\"parameters\":{\"temperature\":\"hot\"}"),
                        "parameters.temperature",
                        "is not a number"),
                arguments(whole(",\"client\":{\"address\":3325256711}"), "client.address", "is not a text"),
                arguments(whole(",\"client\":{\"address\":{}}"), "client.address", "is not a text"),
                arguments(whole(",\"input\":{\"messages\":\"hi\"}"), "input.messages", "is not a list"),
                arguments(whole(",\"input\":{\"messages\":[7]}"), "input.messages[0].role", "is missing"),
                arguments(
                        whole(",\"input\":{\"messages\":[{\"role\":\"user\",\"content\":7}]}"),
                        "input.messages[0].content",
                        "is not a list"),
                arguments(
                        whole(",\"input\":{\"prompt\":\"a\",\"messages\":[]}"),
                        "input.messages",
                        "stands beside prompt, where one of the two is expected"));
    }

    @ParameterizedTest
    @MethodSource("lines_that_are_refused")
    void a_line_that_does_not_fit_is_refused_by_field_and_reason(String line, String field, String reason) {
        Reading.Refused<InteractionRecorded> refused = refused(line.getBytes(StandardCharsets.UTF_8));

        assertThat(refused.field()).isEqualTo(field);
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.hash()).hasSize(22);
    }

    @ParameterizedTest
    @MethodSource("bytes_that_are_no_text")
    void bytes_that_are_no_utf_8_are_refused_and_not_replaced(byte[] bytes) {
        byte[] line = replaced("i1", "i??").getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, line, 8, bytes.length);

        assertThat(refused(line).reason()).isEqualTo("is not valid UTF-8");
    }

    static Stream<byte[]> bytes_that_are_no_text() {
        return Stream.of(
                new byte[] {(byte) 0xFF},
                new byte[] {(byte) 0xC3, '('},
                new byte[] {(byte) 0xC0, (byte) 0x80},
                new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80});
    }

    @Test
    void a_refused_line_keeps_its_id_if_that_could_be_read() {
        assertThat(refused(replaced("\"acct_1\"", "17").getBytes(StandardCharsets.UTF_8))
                        .id())
                .isEqualTo("i1");
        assertThat(refused("{".getBytes(StandardCharsets.UTF_8)).id()).isNull();
    }

    private InteractionRecorded taken(String more) {
        Reading<InteractionRecorded> reading = read(whole(more).getBytes(StandardCharsets.UTF_8));
        assertThat(reading).isInstanceOf(Reading.Taken.class);
        return ((Reading.Taken<InteractionRecorded>) reading).record();
    }

    private Reading.Refused<InteractionRecorded> refused(byte[] line) {
        Reading<InteractionRecorded> reading = read(line);
        assertThat(reading).isInstanceOf(Reading.Refused.class);
        return (Reading.Refused<InteractionRecorded>) reading;
    }

    private Reading<InteractionRecorded> read(byte[] line) {
        return reader.read(new Piece(1, line, 0, line.length));
    }

    private static String replaced(String part, String by) {
        return whole("").replace(part, by);
    }

    private static String whole(String more) {
        return "{\"id\":\"i1\",\"time\":\"2026-04-22T08:15:30.123456789Z\",\"account\":\"acct_1\",\"model\":\"m-4\""
                + more + "}";
    }

    @Test
    void after_a_rotation_a_record_compares_with_both_sides_of_it() {
        byte[] line =
                ("{\"id\":\"i\",\"time\":\"2026-04-22T08:15:30Z\",\"account\":\"a\",\"model\":\"m\",\"credential\":\"k\","
                                + "\"client\":{\"address\":\"::1\"},\"input\":{\"prompt\":\"tell me how the sea is today\"}}")
                        .getBytes(UTF_8);
        Fingerprints first = new Fingerprints(LinkingKey.of(new byte[32], 1));
        Fingerprints second = new Fingerprints(LinkingKey.of("thirty-two other bytes of a key..".getBytes(UTF_8), 2));

        InteractionRecorded before = read(InteractionReader.with(first, new Times(NOON)), line);
        InteractionRecorded during = read(
                InteractionReader.with(second, Optional.of(first), Enrichment.none(), new Times(NOON), () -> {}), line);
        InteractionRecorded after = read(InteractionReader.with(second, new Times(NOON)), line);

        assertThat(after.beside(before)).isEqualTo(during);
        assertThat(during.credential()).isNotEqualTo(before.credential());
        assertThat(during.keyEpoch()).isEqualTo(2);
    }

    @Test
    void after_a_rotation_the_card_of_a_fact_compares_with_both_sides_of_it() {
        byte[] line = "{\"account\":\"a\",\"time\":\"2026-04-22T08:15:30Z\",\"payment\":\"card_1\"}".getBytes(UTF_8);
        Fingerprints first = new Fingerprints(LinkingKey.of(new byte[32], 1));
        Fingerprints second = new Fingerprints(LinkingKey.of("thirty-two other bytes of a key..".getBytes(UTF_8), 2));

        AccountFactRecorded during =
                read(AccountFactReader.with(second, Optional.of(first), Enrichment.none(), new Times(NOON)), line);

        AccountFactRecorded before = read(AccountFactReader.with(first, new Times(NOON)), line);
        AccountFactRecorded after = read(AccountFactReader.with(second, new Times(NOON)), line);
        assertThat(during.previous()).isEqualTo(new AccountFactRecorded.Previous(1, before.payment()));
        assertThat(during.payment()).isEqualTo(after.payment()).isNotEqualTo(before.payment());
    }

    private static <R> R read(RecordReader<R> reader, byte[] line) {
        return switch (reader.read(new Piece(1, line, 0, line.length))) {
            case Reading.Taken<R>(var taken) -> taken;
            case Reading.Refused<R> refused -> throw new AssertionError(refused);
        };
    }
}
