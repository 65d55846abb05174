package io.stillwatch.ingest.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintsTest {
    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
    private static final String STORY =
            "The harbour master counted nine boats before the fog came in and nobody believed him until morning";

    private final Fingerprints fingerprints = new Fingerprints(LinkingKey.of(SECRET, 1));

    @Test
    void a_tag_is_an_hmac_sha256_cut_to_128_bits_with_the_kind_in_front() throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
        mac.update((byte) 7);
        byte[] expected = mac.doFinal("pm_1".getBytes(StandardCharsets.UTF_8));

        assertThat(fingerprints.tag(TagKind.PAYMENT, "pm_1"))
                .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(expected, 16)))
                .hasSize(22);
    }

    @Test
    void the_same_text_has_unrelated_tags_as_a_credential_and_as_a_payment() {
        assertThat(fingerprints.tag(TagKind.CREDENTIAL, "x")).isNotEqualTo(fingerprints.tag(TagKind.PAYMENT, "x"));
    }

    @Test
    void another_key_gives_other_tags_and_another_selection() {
        Fingerprints others =
                new Fingerprints(LinkingKey.of("another key of thirty-two bytes!".getBytes(StandardCharsets.UTF_8), 1));

        assertThat(of(STORY).shingles())
                .doesNotContainAnyElementsOf(others.content(input(STORY)).shingles());
        assertThat(of(STORY).digest()).isNotEqualTo(others.content(input(STORY)).digest());
    }

    @Test
    void the_same_text_gives_the_same_content_whatever_came_before_it() {
        Content first = of(STORY);
        of("x".repeat(300_000) + " something else entirely 1 2 3 4 5 6 7 8 9");

        assertThat(of(STORY)).isEqualTo(first);
    }

    @Test
    void case_punctuation_width_and_invisible_characters_do_not_make_another_text() {
        Content plain = of("solve this problem step by step please");

        assertThat(of("Solve: this — PROBLEM, step-by-step please!")).satisfies(sameText(plain));
        assertThat(of("ｓｏｌｖｅ this pro\u200Bblem st\u034Fep by\u00A0step pl\u00ADea\uFE0Fse"))
                .satisfies(sameText(plain));
    }

    @Test
    void numbers_are_masked_in_shingles_and_kept_in_the_exact_form_and_the_digest() {
        Content one = of("solve problem 17 of sheet 4a now");
        Content two = of("solve problem 99 of sheet 5b now");

        assertThat(one.shingles()).isEqualTo(two.shingles()).isNotEmpty();
        assertThat(one.exact()).doesNotContainAnyElementsOf(two.exact());
        assertThat(one.digest()).isNotEqualTo(two.digest());
    }

    @Test
    void without_numbers_the_exact_form_is_the_masked_form() {
        assertThat(of(STORY).exact()).isEqualTo(of(STORY).shingles());
    }

    @Test
    void a_short_text_still_shows_two_phrases_and_a_very_short_one_none() {
        assertThat(of("one two three four five six").shingles()).hasSize(2);
        assertThat(of("one two three four five").shingles()).hasSize(1);
        assertThat(of("one two three four").shingles()).isEmpty();
    }

    @Test
    void about_one_phrase_in_four_is_selected_and_never_more_than_128() {
        assertThat(of(words(0, 404)).shingles()).hasSizeBetween(70, 128);
        assertThat(of(words(0, 5000)).shingles()).hasSize(128).doesNotHaveDuplicates();
    }

    @Test
    void a_phrase_is_selected_wherever_it_stands() {
        String wrapper = words(0, 60);
        Set<String> alone = new HashSet<>(of(wrapper).shingles());
        Set<String> inside = new HashSet<>(
                of(words(1000, 1040) + " " + wrapper + " " + words(2000, 2040)).shingles());

        long shared = alone.stream().filter(inside::contains).count();
        assertThat(shared).isGreaterThanOrEqualTo(alone.size() - 2L);
    }

    @Test
    void repeated_phrases_count_once() {
        assertThat(of("row row row row row row row row row").shingles()).hasSize(1);
    }

    @Test
    void a_campaign_without_blanks_between_words_is_seen_as_well() {
        String wrapper = "请逐步解决以下问题并给出完整的推理过程";

        Content one = of(wrapper + "：小明有三个苹果");
        Content two = of(wrapper + "：火车何时到达北京");

        assertThat(one.tokens()).isGreaterThan(20);
        assertThat(one.shingles()).containsAnyElementsOf(two.shingles());
        assertThat(one.digest()).isNotEqualTo(two.digest());
    }

    @Test
    void tokens_are_words_or_character_3_grams() {
        assertThat(of("three plain words").tokens()).isEqualTo(3);
        assertThat(of("don't").tokens()).isEqualTo(2);
        assertThat(of("推理过程").tokens()).isEqualTo(2);
        assertThat(of("推理").tokens()).isEqualTo(1);
        assertThat(of("用Java写").tokens()).isEqualTo(3);
        assertThat(of("ขอบคุณ").tokens()).isEqualTo(4);
        assertThat(of("नमस्ते दुनिया").tokens()).isEqualTo(2);
        assertThat(of("…!? ").tokens()).isZero();
        assertThat(of("").tokens()).isZero();
    }

    /** Behind it an ideographic space, which is one like any other and no ASCII. */
    @Test
    void a_text_of_ascii_alone_is_read_like_any_other() {
        for (String text : List.of(STORY, " a1B2  c-3\t4,5 six\nSEVEN 8", "x", "42", "", " . ", "it's e.g. 3.5e7_x")) {
            Content ascii = of(text);
            Content any = of(text + "\u3000");

            assertThat(any)
                    .usingRecursiveComparison()
                    .ignoringFields("characters")
                    .isEqualTo(ascii);
        }
    }

    @Test
    void the_dominant_script_is_named() {
        assertThat(of("hello мир").script()).isEqualTo("Latn");
        assertThat(of("привет").script()).isEqualTo("Cyrl");
        assertThat(of("推理过程").script()).isEqualTo("Hani");
        assertThat(of("推理の過程を説明して").script()).isEqualTo("Jpan");
        assertThat(of("안녕하세요").script()).isEqualTo("Hang");
        assertThat(of("ᚠᚢᚦ").script()).isEqualTo("Zzzz");
        assertThat(of("17 + 4 = ?").script()).isEqualTo("Zyyy");
    }

    @Test
    void structure_is_counted_and_characters_are_code_points() {
        Content content = of("😀 What is $x^2$ and \\(y\\)? It costs $5.\n```java\nint x;\n```\n  ```\nopen");

        assertThat(of("😀 é").characters()).isEqualTo(3);
        assertThat(content.codeFences()).isEqualTo(2);
        assertThat(content.formulas()).isEqualTo(2);
        assertThat(of("$$a$$ and ```inline```").formulas()).isEqualTo(1);
        assertThat(of("see ```inline``` code").codeFences()).isZero();
    }

    @Test
    void the_system_prompt_has_tags_of_its_own() {
        Content content = fingerprints.content(new Input(STORY, STORY, 3));

        assertThat(content.turn()).isEqualTo(3);
        assertThat(content.systemShingles())
                .hasSameSizeAs(content.shingles())
                .doesNotContainAnyElementsOf(content.shingles());
        assertThat(content.systemDigest()).isNotEqualTo(content.digest());
        assertThat(of(STORY).systemDigest()).isNull();
    }

    @Test
    void halves_of_surrogate_pairs_and_nul_are_taken_as_blanks() {
        Content plain = of("one two three four five");

        assertThat(of("one\uD800two\u0000three\uDC00four five")).satisfies(sameText(plain));
    }

    @Test
    void hostile_text_costs_no_more_than_its_length() {
        String marks = "a" + "\u0315\u0300\u05AE\u0327".repeat(60_000);
        String expanding = "\uFDFA".repeat(250_000);
        String fences = "```".repeat(80_000);
        String unspaced = "推".repeat(250_000);

        assertTimeout(
                Duration.ofSeconds(20),
                () -> List.of(marks, expanding, fences, unspaced).forEach(this::of));
    }

    @Test
    void one_address_has_one_tag_in_every_spelling_and_shares_its_network() {
        Address one = Address.parse("2001:db8:0:1::7").orElseThrow();
        Address same = Address.parse("2001:0DB8:0:0001:0:0:0:7").orElseThrow();
        Address neighbour = Address.parse("2001:db8:0:2::9").orElseThrow();

        assertThat(fingerprints.address(one))
                .isEqualTo(fingerprints.address(same))
                .isNotEqualTo(fingerprints.address(neighbour));
        assertThat(fingerprints.network(one)).isEqualTo(fingerprints.network(neighbour));
        assertThat(fingerprints.network(Address.parse("198.51.100.7").orElseThrow()))
                .isEqualTo(fingerprints.network(
                        Address.parse("::ffff:198.51.100.200").orElseThrow()))
                .isNotEqualTo(fingerprints.network(Address.parse("198.51.101.7").orElseThrow()));
    }

    @Test
    void what_is_no_address_is_not_looked_up() {
        assertThat(List.of(
                        "localhost",
                        "198.51.100",
                        "198.51.100.256",
                        "1",
                        "fe80::1%eth0",
                        "::g",
                        "",
                        ":",
                        "2001:db8::1::2"))
                .allSatisfy(text -> assertThat(Address.parse(text)).isEmpty());
    }

    @Test
    void a_text_that_is_no_address_takes_no_longer_for_being_long() {
        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(Address.parse(":".repeat(2_000_000) + "g")).isEmpty());
    }

    @Test
    void a_missing_or_short_key_is_refused_with_a_reason(@TempDir Path folder) throws IOException {
        Path tooShort = Files.write(folder.resolve("short"), new byte[16]);
        Path missing = folder.resolve("missing");

        assertThatThrownBy(() -> LinkingKey.read(tooShort, 1))
                .hasMessageContaining("short")
                .hasMessageContaining("has 16");
        assertThatThrownBy(() -> LinkingKey.read(missing, 1)).hasMessageContaining("can't be read from " + missing);
    }

    /** One character, U+FDFA, is a phrase of eighteen: a prompt of them would take a hundred megabytes. */
    @Test
    void characters_that_become_many_make_no_text_more_than_twice_as_long_and_hide_nothing_behind_them() {
        Content grown = of("\uFDFA".repeat(200_000) + " " + STORY);
        Content kana = of("\u3316".repeat(200_000));

        assertThat(grown.tokens()).isLessThan(100_000);
        assertThat(grown.shingles()).containsAnyElementsOf(of(STORY).shingles());
        assertThat(kana.tokens()).isLessThan(400_000);
    }

    @Test
    void such_characters_in_what_people_write_are_what_they_stand_for() {
        String written = "\uFDFA said 5 \u338F … ".repeat(200);
        String meant = "صلى الله عليه وسلم said 5 kg ... ".repeat(200);

        assertThat(of(written)).satisfies(sameText(of(meant)));
    }

    @Test
    void nothing_that_could_be_logged_shows_a_secret() {
        assertThat(LinkingKey.of(SECRET, 1)).hasToString("linking key of epoch 1");
        assertThat(input(STORY).toString()).doesNotContain("harbour");
    }

    @Test
    void words_of_any_length_have_the_same_tags_whatever_came_before() {
        for (String word : List.of("9".repeat(5_000), "a".repeat(5_000), "七".repeat(5_000))) {
            String prompt = "this word is long " + word + " and it stands in a prompt";

            Content first = new Fingerprints(LinkingKey.of(SECRET, 1)).content(input(prompt));

            assertThat(of(prompt)).isEqualTo(first);
            assertThat(of(prompt)).isEqualTo(first);
        }
    }

    private Content of(String prompt) {
        return fingerprints.content(input(prompt));
    }

    private static Input input(String prompt) {
        return new Input(null, prompt, 1);
    }

    private static Consumer<Content> sameText(Content expected) {
        return actual -> {
            assertThat(actual.digest()).isEqualTo(expected.digest());
            assertThat(actual.shingles()).isEqualTo(expected.shingles());
        };
    }

    private static String words(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> Integer.toString(i, 36)
                        .chars()
                        .mapToObj(c ->
                                String.valueOf((char) ('a' + Character.digit(c, 36) % 26)) + (c > '9' ? "z" : "y"))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining(" "));
    }
}
