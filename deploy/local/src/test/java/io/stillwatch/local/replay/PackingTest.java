package io.stillwatch.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is packed is sent whole or not at all, in however many pieces it was packed. */
class PackingTest extends ReplayedFiles {

    @Test
    void half_of_a_damaged_file_is_not_taken_for_the_whole() throws IOException {
        for (String name : List.of("damaged.gz", "damaged.zst")) {
            byte[] whole = Files.readAllBytes(written("whole-" + name, lines(1_500)));
            Path damaged = folder.resolve(name);
            for (int stray : List.of(1, 7, 100)) {
                Files.write(damaged, whole);
                Files.write(damaged, new byte[stray], StandardOpenOption.APPEND);
                Files.write(damaged, whole, StandardOpenOption.APPEND);

                assertThatThrownBy(() -> replaying().send(damaged, true)).hasMessageContaining(name + " can't be read");
            }
            Files.write(damaged, Arrays.copyOf(whole, whole.length - 1));
            assertThatThrownBy(() -> replaying().send(damaged, true)).hasMessageContaining(name + " can't be read");
        }
    }

    @Test
    void a_file_of_several_members_is_sent_whole() throws IOException {
        byte[] whole = Files.readAllBytes(written("whole.gz", List.of("{\"id\":\"1\",\"model\":\"m\"}", "")));
        Path twice = Files.write(folder.resolve("twice.gz"), whole);
        Files.write(twice, whole, StandardOpenOption.APPEND);

        assertThat(replaying().send(twice, false).lines()).isEqualTo(2);
    }

    /** Whoever appends to a file with every call writes a member for each. */
    @Test
    void a_file_of_any_number_of_empty_members_is_sent_whole() throws IOException {
        byte[] empty = Files.readAllBytes(written("empty.gz", List.of()));
        Path many = folder.resolve("many.gz");
        try (OutputStream out = Files.newOutputStream(many)) {
            for (int member = 0; member < 40_000; member++) {
                out.write(empty);
            }
            out.write(Files.readAllBytes(written("whole.gz", lines(1))));
        }

        assertThat(replaying().send(many, false).lines()).isEqualTo(1);
    }

    /** As pzstd and seekable files have them. */
    @Test
    void frames_that_are_to_be_skipped_are() throws IOException {
        byte[] skippable = {0x50, 0x2A, 0x4D, 0x18, 4, 0, 0, 0, 1, 2, 3, 4};
        byte[] frame = Files.readAllBytes(written("whole.zst", List.of("{\"id\":\"1\",\"model\":\"m\"}", "")));
        Path file = folder.resolve("seekable.zst");
        for (byte[] part : List.of(skippable, frame, skippable, frame, skippable)) {
            Files.write(file, part, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }

        assertThat(replaying().send(file, false).lines()).isEqualTo(2);
    }

    @Test
    void a_file_that_is_not_packed_as_its_name_says_is_named() throws IOException {
        for (String name : List.of("garbage.zst", "garbage.gz")) {
            Path file = Files.writeString(folder.resolve(name), "this is not packed at all, it only looks as if");
            assertThatThrownBy(() -> replaying().send(file, false))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(name + " can't be read");
        }
    }
}
