package io.stillwatch.simulator.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stillwatch.simulator.Chance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tiny folder of prompts in place of a real one. */
class RealPromptsTest {
    private static final int COLLECTION = 12;

    @TempDir
    private Path folder;

    @BeforeEach
    void layOut() throws IOException {
        for (var name : List.of("prompts_benign", "prompts_eval", "prompts_attack", "templates_attack")) {
            Files.createDirectory(folder.resolve(name));
        }
        prompts("prompts_benign", "honest", 5);
        prompts("prompts_eval", "public", 7);
        prompts("prompts_attack", "wanted", COLLECTION);
        Files.writeString(folder.resolve("templates_attack/NOTICE"), "not a template");
        Files.writeString(folder.resolve("templates_attack/b.txt"), "Think about this: {code} Then answer.\n");
        Files.writeString(folder.resolve("templates_attack/a.txt"), "No place here");
    }

    @Test
    void a_campaigns_collection_is_asked_once_each_before_anything_comes_in_pairs() {
        var corpus = Language.from(folder).corpus(new Chance(1), "coding");
        var first = questions(corpus, 0, COLLECTION);
        var second = questions(corpus, COLLECTION, 2 * COLLECTION);
        assertThat(first).doesNotHaveDuplicates().allMatch(question -> question.matches("wanted \\d+ \\p{L}+"));
        assertThat(second).doesNotHaveDuplicates().allMatch(question -> question.contains("\n\n"));
    }

    @Test
    void two_campaigns_work_through_a_collection_in_different_orders() {
        var language = Language.from(folder);
        assertThat(questions(language.corpus(new Chance(1), "coding"), 0, COLLECTION))
                .isNotEqualTo(questions(language.corpus(new Chance(2), "coding"), 0, COLLECTION))
                .containsExactlyInAnyOrderElementsOf(
                        questions(language.corpus(new Chance(2), "coding"), 0, COLLECTION));
    }

    @Test
    void evaluators_and_classes_ask_the_public_questions() {
        var language = Language.from(folder);
        assertThat(questions(language.benchmark(), 0, 7))
                .doesNotHaveDuplicates()
                .allMatch(it -> it.startsWith("public"));
        assertThat(language.assignments(new Chance(1)).question(3)).startsWith("public");
    }

    @Test
    void honest_people_say_what_honest_people_said_and_some_of_them_not_in_english() {
        var language = Language.from(folder);
        var said = IntStream.range(0, 200)
                .mapToObj(Chance::new)
                .map(chance -> language.someone(chance).subject(chance).ask(chance))
                .toList();
        assertThat(said)
                .anyMatch(words -> words.startsWith("honest"))
                .anyMatch(words -> words.matches("(?s).*\\p{IsHan}.*"));
    }

    @Test
    void a_published_template_has_its_payload_where_its_place_is() {
        assertThat(Language.from(folder).published().around("x")).isEqualTo("Think about this:\n\nx\n\nThen answer.");
    }

    @Test
    void chinese_stays_made_up() {
        assertThat(Language.from(folder).corpus(new Chance(1), "coding-zh").question(0))
                .containsPattern("\\p{IsHan}");
    }

    @Test
    void what_cannot_be_read_is_named() throws IOException {
        var bad = folder.resolve("prompts_eval/bad.jsonl");
        Files.writeString(bad, "{\"prompt\":\"elsewhere\"}\n");
        assertThatThrownBy(() -> Language.from(folder)).hasMessageContaining("bad.jsonl");
        Files.writeString(bad, "no json\n");
        assertThatThrownBy(() -> Language.from(folder)).hasMessageContaining("bad.jsonl");
        assertThatThrownBy(() -> Language.from(folder.resolve("nowhere"))).hasMessageContaining("prompts_benign");
    }

    private static List<String> questions(Corpus corpus, long from, long to) {
        return LongStream.range(from, to).mapToObj(corpus::question).toList();
    }

    /** One file plain, one compressed. */
    private void prompts(String name, String words, int number) throws IOException {
        var half = number / 2;
        Files.writeString(folder.resolve(name + "/plain.jsonl"), lines(words, 0, half));
        try (var out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name + "/packed.jsonl.gz")))) {
            out.write(lines(words, half, number).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String lines(String words, int from, int to) {
        var lines = new StringBuilder();
        for (var i = from; i < to; i++) {
            lines.append("{\"text\":\"")
                    .append(words)
                    .append(' ')
                    .append(i)
                    .append(" prompt\",\"id\":\"")
                    .append(i)
                    .append("\"}\n");
        }
        return lines.toString();
    }
}
