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
        wiring.fingerprints(days(), first, 1);
    }

    @Test
    void the_key_that_an_epoch_began_with_starts_again() {
        assertThat(wiring.fingerprints(days(), first, 1).keyEpoch()).isEqualTo(1);
    }

    @Test
    void another_key_of_the_same_epoch_does_not_start_and_the_message_says_what_to_do() {
        assertThatThrownBy(() -> wiring.fingerprints(days(), second, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("Epoch 1", "stillwatch.linking-key-epoch", "previous-linking-key-file")
                .hasMessageNotContaining("\n");
    }

    @Test
    void a_new_key_starts_with_the_next_epoch_beside_the_key_before_and_no_other() {
        assertThat(wiring.fingerprints(days(), second, 2).keyEpoch()).isEqualTo(2);
        assertThat(wiring.rotation(days(), Optional.of(first), 2).previous()).isPresent();
        assertThatThrownBy(() -> wiring.rotation(days(), Optional.of(second), 2))
                .hasMessageContaining("Epoch 1 began with another");
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

    private DayKeys days() {
        return new DayKeys(folder.resolve("days"));
    }

    private Path key(String name, int filling) throws IOException {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) filling);
        return Files.write(folder.resolve(name), secret);
    }
}
