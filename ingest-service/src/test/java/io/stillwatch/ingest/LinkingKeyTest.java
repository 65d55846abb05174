package io.stillwatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stillwatch.ingest.keys.DayKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key and its epoch change together, or nothing starts. */
class LinkingKeyTest {
    private final RecordWiring wiring = new RecordWiring();

    @TempDir
    Path folder;

    private Path first = Path.of("");
    private Path second = Path.of("");

    @BeforeEach
    void there_are_two_keys() throws IOException {
        first = key("first", 1);
        second = key("second", 2);
        start(first, 1);
    }

    @Test
    void the_key_that_an_epoch_began_with_starts_again() {
        assertThat(start(first, 1).now().keyEpoch()).isEqualTo(1);
    }

    @Test
    void another_key_of_the_same_epoch_does_not_start_and_the_message_says_what_to_do() {
        assertThatThrownBy(() -> start(second, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("Epoch 1", "stillwatch.linking-key-epoch", "previous-linking-key-file")
                .hasMessageNotContaining("\n");
    }

    @Test
    void a_new_key_starts_with_the_next_epoch_beside_the_key_before_and_no_other() {
        RecordWiring.Rotation rotation = start(second, Optional.of(first), 2);

        assertThat(rotation.now().keyEpoch()).isEqualTo(2);
        assertThat(rotation.previous()).isPresent();
        assertThatThrownBy(() -> start(second, Optional.of(second), 2))
                .hasMessageContaining("Epoch 1 began with another");
    }

    @Test
    void a_new_epoch_does_not_start_with_a_key_that_has_one() {
        assertThatThrownBy(() -> start(first, 2)).hasMessageContainingAll("Epoch 2", "linking-key-1.check", "new key");
    }

    @Test
    void who_leaves_an_epoch_out_is_told_and_may_begin_the_right_one() {
        assertThatThrownBy(() -> start(second, Optional.of(first), 3))
                .hasMessageContainingAll("Epoch 2", "linking-key-1.check", "one more");

        assertThat(start(second, Optional.of(first), 2).now().keyEpoch()).isEqualTo(2);
    }

    @Test
    void there_is_no_key_before_that_of_the_first_epoch() {
        assertThatThrownBy(() -> start(first, Optional.of(second), 1))
                .hasMessageContainingAll("no epoch before 1", "stillwatch.linking-key-epoch");
    }

    @Test
    void what_is_kept_of_a_key_is_no_day_and_not_the_key() throws IOException {
        assertThat(days().days()).isEmpty();
        try (var files = Files.list(folder.resolve("days"))) {
            assertThat(files)
                    .singleElement()
                    .satisfies(file ->
                            assertThat(Files.readString(file)).hasSize(64).doesNotContain("01".repeat(8)));
        }
    }

    private RecordWiring.Rotation start(Path key, int epoch) {
        return start(key, Optional.empty(), epoch);
    }

    private RecordWiring.Rotation start(Path key, Optional<Path> previous, int epoch) {
        return wiring.rotation(days(), key, previous, epoch);
    }

    private DayKeys days() {
        return new DayKeys(folder.resolve("days"));
    }

    private Path key(String name, int filling) throws IOException {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) filling);
        return Files.write(folder.resolve(name), secret);
    }
}
