package io.stillwatch.ingest.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.ingest.event.InteractionRecorded;
import io.stillwatch.ingest.fingerprint.Content;
import io.stillwatch.ingest.fingerprint.Fingerprints;
import io.stillwatch.ingest.fingerprint.LinkingKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an interface for chats accepts is no way to get a text out of sight, whatever roles its messages have. */
class DialogueTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-04-22T12:00:00Z"), ZoneOffset.UTC);
    private static final String ASKED = "Explain step by step how the tide comes and goes in the harbour";
    private static final String ANSWER = said("assistant", "Twice a day.");

    private final RecordReader<InteractionRecorded> reader =
            InteractionReader.with(new Fingerprints(LinkingKey.of(new byte[32], 1)), new Times(NOON));
    private final Content asked = content("\"prompt\":\"" + ASKED + "\"");

    @ParameterizedTest
    @ValueSource(strings = {"User", "USER", "human", "Human", "system", "System", "developer", "assistant", "anything"})
    void a_text_is_read_whatever_the_role_of_its_only_message(String role) {
        assertThat(messages(said(role, ASKED))).isEqualTo(asked);
    }

    @Test
    void what_stands_empty_behind_a_message_of_the_user_does_not_hide_it() {
        assertThat(messages(said("user", ASKED), said("user", ""))).isEqualTo(asked);
        assertThat(messages(said("user", ASKED), said("user", " "), said("system", "")))
                .isEqualTo(asked);
    }

    @Test
    void messages_without_an_answer_between_them_are_one_turn() {
        assertThat(messages(said("user", ASKED), said("system", "Be kind."), said("user", ".")))
                .satisfies(content -> {
                    assertThat(content.turn()).isEqualTo(1);
                    assertThat(content.shingles()).containsAll(asked.shingles());
                    assertThat(content.systemDigest()).isNotNull();
                });
        assertThat(messages(said("user", "Hello"), ANSWER, said("user", ASKED)))
                .usingRecursiveComparison()
                .ignoringFields("turn")
                .isEqualTo(asked);
    }

    @Test
    void what_a_tool_answers_to_an_agent_is_a_later_turn_of_the_same_prompt() {
        String result = "{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"content\":\"17\"}]}";

        Content first = messages(said("user", ASKED));
        Content second = messages(said("user", ASKED), ANSWER, result);
        Content third = messages(said("user", ASKED), ANSWER, result, ANSWER, result);

        assertThat(List.of(second, third))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("turn")
                .containsExactly(first, first);
        assertThat(List.of(first, second, third)).extracting(Content::turn).containsExactly(1, 2, 3);
    }

    @Test
    void a_picture_beside_the_prompt_does_not_hide_it() {
        String picture = "{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"x\"}}]}";

        assertThat(messages(said("user", ASKED), picture)).isEqualTo(asked);
        assertThat(messages(said("system", ASKED), picture).systemShingles()).isNotEmpty();
    }

    @Test
    void without_any_prompt_the_system_prompt_is_still_tagged() {
        Content content = content("\"system\":\"" + ASKED + "\"");

        assertThat(content.characters()).isZero();
        assertThat(content.systemShingles()).isNotEmpty();
        assertThat(content("\"system\":\"" + ASKED + "\",\"messages\":[]")).isEqualTo(content);
    }

    @Test
    void instructions_are_the_prompt_of_who_says_nothing_else() {
        assertThat(messages(said("system", "Be kind."), said("developer", ASKED)))
                .isEqualTo(content("\"prompt\":\"Be kind.\\n" + ASKED + "\""));
        assertThat(content("\"system\":\"Be kind.\",\"messages\":[" + said("system", ASKED) + "]"))
                .isEqualTo(content("\"system\":\"Be kind.\",\"prompt\":\"" + ASKED + "\""));
    }

    @Test
    void of_a_turn_above_the_limit_the_beginning_counts() {
        String half = "one two ".repeat(20_000);

        assertThat(messages(said("user", half), said("user", half)).characters())
                .isEqualTo(262_144);
    }

    @Test
    void of_instructions_above_the_limit_the_beginning_counts() {
        String half = "one two ".repeat(20_000);
        String beginning = half + "\\n" + half.substring(0, 262_144 - 1 - half.length());

        assertThat(messages(said("system", half), said("system", half), said("user", ASKED)))
                .isEqualTo(content("\"system\":\"" + beginning + "\",\"prompt\":\"" + ASKED + "\""));
    }

    private Content messages(String... messages) {
        return content("\"messages\":[" + String.join(",", messages) + "]");
    }

    private Content content(String input) {
        byte[] line = ("{\"id\":\"i\",\"time\":\"2026-04-22T08:15:30Z\",\"account\":\"a\",\"model\":\"m\",\"input\":{"
                        + input + "}}")
                .getBytes(UTF_8);
        if (reader.read(new Piece(1, line, 0, line.length))
                        instanceof Reading.Taken<InteractionRecorded>(InteractionRecorded taken)
                && taken.content() != null) {
            return taken.content();
        }
        throw new AssertionError("No content of " + input);
    }

    private static String said(String role, String text) {
        return "{\"role\":\"" + role + "\",\"content\":\"" + text + "\"}";
    }
}
