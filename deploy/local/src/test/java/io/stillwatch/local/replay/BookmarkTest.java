package io.stillwatch.local.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A file is gone on with behind what of it was acknowledged, unless it is another one by now. */
class BookmarkTest extends ReplayedFiles {

    @Test
    void what_was_stopped_goes_on_behind_the_last_batch_that_was_acknowledged() throws IOException {
        List<String> lines = lines(2_345);
        Path file = written("a.ndjson.gz", lines);
        batchesBeforeItFails = 1;
        assertThatThrownBy(() -> replaying().send(file, false)).isInstanceOf(IllegalStateException.class);
        assertThat(received).hasSize(1_000);

        batchesBeforeItFails = Integer.MAX_VALUE;
        Sent sent = replaying().send(file, false);

        assertThat(sent.accepted()).isEqualTo(1_345);
        assertThat(received)
                .isEqualTo(
                        lines.stream().map(line -> "/v1/interactions " + line).toList());
        assertThat(said.toString(UTF_8)).contains("going on with line 1,001");
    }

    @Test
    void what_was_sent_is_not_sent_again_unless_asked_for() throws IOException {
        Path file = written("a.ndjson", lines(3));

        assertThat(replaying().send(file, false).lines()).isEqualTo(3);
        assertThat(replaying().send(file, false).lines()).isZero();
        assertThat(replaying().send(file, true).lines()).isEqualTo(3);
    }

    @Test
    void what_was_sent_to_one_is_sent_to_another() throws IOException {
        Path file = written("a.ndjson", lines(3));
        replaying().send(file, false);

        Sent sent = replaying("127.0.0.1").send(file, false);

        assertThat(sent.lines()).isEqualTo(3);
    }

    @Test
    void a_file_that_has_changed_is_not_gone_on_with() throws IOException {
        Path file = written("a.ndjson", lines(3));
        replaying().send(file, false);
        written("a.ndjson", lines(4).reversed());

        assertThatThrownBy(() -> replaying().send(file, false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is not what it was when 3 lines of it were sent");
    }

    @Test
    void a_file_that_has_grown_is_gone_on_with() throws IOException {
        Path file = written("a.ndjson", lines(3));
        replaying().send(file, false);
        written("a.ndjson", lines(5));

        Sent sent = replaying().send(file, false);

        assertThat(sent.lines()).isEqualTo(2);
        assertThat(said.toString(UTF_8)).contains("going on with line 4");
    }

    /** As every log is, sooner or later. */
    @Test
    void a_file_that_takes_the_place_of_one_while_it_is_sent_is_not_taken_for_that() throws IOException {
        Path file = written("a.ndjson", lines(2_345));
        Path other = written("b.ndjson", lines(30).reversed());
        meanwhile = () -> Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

        assertThat(replaying().send(file, false).lines()).isEqualTo(2_345);
        assertThatThrownBy(() -> replaying().send(file, false))
                .hasMessageContaining("is not what it was when 2345 lines of it were sent");
        assertThat(replaying().send(file, true).lines()).isEqualTo(30);
    }

    @Test
    void a_file_that_is_emptied_while_it_is_sent_and_written_anew_is_not_taken_for_what_it_was() throws IOException {
        Path file = written("a.ndjson", lines(200_000));
        meanwhile = () -> written("a.ndjson", lines(40).reversed());

        assertThat(replaying().send(file, false).lines()).isLessThan(200_000);
        assertThatThrownBy(() -> replaying().send(file, false)).hasMessageContaining("is not what it was");
    }

    /** Whose size and time may be those of another file. */
    @Test
    void a_file_whose_bookmark_is_of_the_kind_before_is_sent_from_its_beginning() throws IOException {
        Path file = written("a.ndjson", lines(3));
        replaying().send(file, false);
        bookmarked("line 4 of %d bytes changed at %d%n"
                .formatted(Files.size(file), Files.getLastModifiedTime(file).toMillis()));

        assertThat(replaying().send(file, false).lines()).isEqualTo(3);
    }

    /** A machine that loses its power may leave a file of which nothing was written. */
    @Test
    void a_file_whose_bookmark_is_damaged_is_sent_from_its_beginning() throws IOException {
        Path file = written("a.ndjson", lines(3));
        replaying().send(file, false);
        bookmarked("");

        assertThat(replaying().send(file, false).lines()).isEqualTo(3);
    }

    private void bookmarked(String words) throws IOException {
        try (Stream<Path> bookmarks = Files.list(folder.resolve("bookmarks"))) {
            Files.writeString(bookmarks.findFirst().orElseThrow(), words);
        }
    }
}
