package io.stillwatch.local.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines are sent once they are whole, in order, and those that are refused are named. */
class ReplayingTest extends ReplayedFiles {

    @Test
    void every_line_of_a_file_arrives_in_order_whatever_the_packing() throws IOException {
        List<String> lines = lines(2_345);
        for (String name : List.of("a.ndjson", "a.ndjson.gz", "a.ndjson.zst", "A.GZ", "a.zstd", "gzip", "zst")) {
            received.clear();

            Sent sent = replaying().send(written(name, lines), false);

            assertThat(sent).isEqualTo(new Sent(2_345, 0, 0));
            assertThat(received)
                    .isEqualTo(lines.stream()
                            .map(line -> "/v1/interactions " + line)
                            .toList());
        }
    }

    @Test
    void who_is_gone_is_noticed_though_nothing_is_left_to_send() throws IOException {
        Path file = written("a.ndjson", lines(3));
        replaying().send(file, false);
        replaying().send(file, false);
        assertThat(said.toString(UTF_8)).contains("a.ndjson: nothing left to send");

        receiver.stop(0);

        assertThatThrownBy(() -> replaying().send(file, false)).hasMessageContaining("cannot be reached");
    }

    @Test
    void a_line_that_is_being_written_is_sent_once_it_is_whole() throws IOException {
        List<String> lines = lines(4);
        String written = String.join("\n", lines);
        Path log = Files.writeString(folder.resolve("a.ndjson"), written.substring(0, written.indexOf("\"2\"")));
        assertThat(replaying().send(log, false)).isEqualTo(new Sent(2, 0, 0));
        assertThat(said.toString(UTF_8)).contains("line 3 has no end yet");
        Files.writeString(log, written);

        Sent sent = replaying().send(log, false);

        assertThat(sent).isEqualTo(new Sent(2, 0, 0));
        assertThat(received)
                .isEqualTo(
                        lines.stream().map(line -> "/v1/interactions " + line).toList());
    }

    /** Which may be all of a file, and never becomes a record. */
    @Test
    void a_last_line_that_is_whole_and_no_record_is_sent_to_be_refused() throws IOException {
        String array = "[" + String.join(",", lines(2)) + "]";
        String tooLong = "[" + "1,".repeat(2 * 1024 * 1024);
        replaying().send(Files.writeString(folder.resolve("a.json"), array), false);

        replaying().send(Files.writeString(folder.resolve("b.json"), tooLong), false);

        assertThat(received).hasSize(2);
        assertThat(received.getFirst()).isEqualTo("/v1/interactions " + array);
        assertThat(said.toString(UTF_8)).doesNotContain("no end yet", "nothing left to send");
    }

    /** Whose end would be an empty line otherwise, and the file another one. */
    @Test
    void what_is_written_behind_where_a_file_ended_is_left_for_the_next_time() throws IOException {
        Path log = written("a.ndjson", lines(2));
        try (RecordFile file = RecordFile.open(log)) {
            assertThat(file.next().lines()).isEqualTo(2);
            Files.writeString(log, "\n", StandardOpenOption.APPEND);

            assertThat(file.next().isEmpty()).isTrue();
        }
    }

    /** Whoever opens a pipe to look into it takes what its writer says, and ends the writer by closing it. */
    @Test
    void what_is_no_regular_file_is_refused_before_it_is_opened() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        for (Path none : List.of(pipe, folder)) {
            assertThatThrownBy(() -> assertTimeoutPreemptively(
                            Duration.ofSeconds(10), () -> replaying().send(none, false)))
                    .hasMessageContaining("it is no regular file");
        }
    }

    @Test
    void refused_lines_are_named_by_their_place_in_the_file() throws IOException {
        List<String> lines = new ArrayList<>(lines(1_200));
        lines.set(1_100, "bad");

        assertThat(replaying().send(written("a.ndjson", lines), false)).isEqualTo(new Sent(1_199, 0, 1));
        assertThat(said.toString(UTF_8)).contains("line 1,101: line is bad");
    }
}
