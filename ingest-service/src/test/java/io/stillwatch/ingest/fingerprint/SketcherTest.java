package io.stillwatch.ingest.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** What sketching takes of the memory is in no budget: long texts come one after the other, and leave nothing. */
class SketcherTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int A_SHORT_TEXT_S = 64 * 1024;
    private static final String LONG = "a b c d e ".repeat(10_000);
    private static final String LONG_WORDS = ("w".repeat(60_000) + " ").repeat(10);

    private final Semaphore longOnes = new Semaphore(0);
    private final Sketcher sketcher = new Sketcher(LinkingKey.of(new byte[32], 1), new SystemPrompts(), longOnes);

    @Test
    void a_short_text_waits_for_nobody() {
        assertThat(sketcher.sketch(input("a b c d e f")).shingles()).isNotEmpty();
    }

    @Test
    void a_long_text_waits_for_its_turn_and_gives_it_back() {
        CompletableFuture<Content> content = CompletableFuture.supplyAsync(() -> sketcher.sketch(input(LONG)));
        await().atMost(PATIENCE).until(longOnes::hasQueuedThreads);

        longOnes.release();

        assertThat(content.join().shingles()).isNotEmpty();
        assertThat(longOnes.availablePermits()).isEqualTo(1);
    }

    @Test
    void a_long_system_prompt_waits_as_well() {
        CompletableFuture<Content> content =
                CompletableFuture.supplyAsync(() -> sketcher.sketch(new Input(LONG, "a b c", 1)));
        await().atMost(PATIENCE).until(longOnes::hasQueuedThreads);

        longOnes.release();

        assertThat(content.join().systemShingles()).isNotEmpty();
        assertThat(longOnes.availablePermits()).isEqualTo(1);
    }

    @Test
    void a_long_text_leaves_nothing_in_memory() {
        longOnes.release();

        sketcher.sketch(input(LONG));

        assertThat(sketcher.kept()).isLessThan(A_SHORT_TEXT_S);
    }

    @Test
    void long_words_leave_nothing_in_memory() {
        longOnes.release();

        sketcher.sketch(input(LONG_WORDS));

        assertThat(sketcher.kept()).isLessThan(A_SHORT_TEXT_S);
    }

    private static Input input(String prompt) {
        return new Input(null, prompt, 1);
    }
}
