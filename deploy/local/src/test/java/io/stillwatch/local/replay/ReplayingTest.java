package io.stillwatch.local.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.stillwatch.local.speaking.ServiceClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a receiver that writes down what it gets, as lines by path, and may fail. */
class ReplayingTest {
    private final List<String> received = new ArrayList<>();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Happening meanwhile = () -> {};
    private int batchesBeforeItFails = Integer.MAX_VALUE;

    /** What is done to files while the first batch is on its way. */
    private interface Happening {
        void happen() throws IOException;
    }

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private HttpServer receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::receive);
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

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
    void who_is_gone_is_noticed_though_nothing_is_left_to_send() throws IOException {
        Path file = written("a.ndjson", lines(3));
        replaying().send(file, false);
        replaying().send(file, false);
        assertThat(said.toString(UTF_8)).contains("a.ndjson: nothing left to send");

        receiver.stop(0);

        assertThatThrownBy(() -> replaying().send(file, false)).hasMessageContaining("cannot be reached");
    }

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

    @Test
    void facts_go_where_facts_go() throws IOException {
        replaying()
                .send(written("facts.ndjson", List.of("{\"account\":\"a\",\"time\":\"2026-04-22T08:00:00Z\"}")), false);

        assertThat(received).singleElement().asString().startsWith("/v1/accounts ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"createdAt", "emailDomain", "kind", "organization", "payment", "plan", "program", "verified"})
    void facts_are_facts_with_the_id_that_their_table_gave_them(String stated) throws IOException {
        String bare = "{\"id\":1,\"account\":\"a\",\"time\":\"2026-04-22T08:00:00Z\"}";
        String telling =
                "{\"id\":2,\"account\":\"b\",\"time\":\"2026-04-22T08:00:00Z\",\"%s\":\"x\"}".formatted(stated);

        replaying().send(written("facts.ndjson", List.of(bare, telling)), false);

        assertThat(received).hasSize(2).allSatisfy(line -> assertThat(line).startsWith("/v1/accounts "));
    }

    @Test
    void a_first_line_that_lacks_something_does_not_make_facts_of_interactions() throws IOException {
        replaying()
                .send(
                        written(
                                "traffic.ndjson",
                                List.of(
                                        "no JSON",
                                        "{\"id\":\"1\",\"account\":\"a\",\"time\":\"2026-04-22T08:00:00Z\"}")),
                        false);

        assertThat(received).hasSize(2).allSatisfy(line -> assertThat(line).startsWith("/v1/interactions "));
    }

    @Test
    void a_first_line_that_is_broken_does_not_make_interactions_of_facts() throws IOException {
        replaying()
                .send(
                        written(
                                "broken-facts.ndjson",
                                List.of("no JSON", "{\"account\":\"a\",\"time\":\"2026-04-22T08:00:00Z\"}")),
                        false);

        assertThat(received).hasSize(2).allSatisfy(line -> assertThat(line).startsWith("/v1/accounts "));
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

    private Replaying replaying() {
        return replaying("localhost");
    }

    private Replaying replaying(String host) {
        URI url = URI.create("http://" + host + ":" + receiver.getAddress().getPort());
        return new Replaying(
                new ServiceClient(url, "token"), folder.resolve("bookmarks"), new PrintStream(said, true, UTF_8));
    }

    private void bookmarked(String words) throws IOException {
        try (Stream<Path> bookmarks = Files.list(folder.resolve("bookmarks"))) {
            Files.writeString(bookmarks.findFirst().orElseThrow(), words);
        }
    }

    private static List<String> lines(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"id\":\"%d\",\"model\":\"m\"}".formatted(i))
                .toList();
    }

    private Path written(String name, List<String> lines) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = packing(name, Files.newOutputStream(file))) {
            out.write(String.join("\n", lines).getBytes(UTF_8));
        }
        return file;
    }

    private static OutputStream packing(String name, OutputStream to) throws IOException {
        if (name.matches("(?i).*gz(ip)?")) {
            return new GZIPOutputStream(to);
        }
        return name.matches(".*zstd?") ? new ZstdCompressorOutputStream(to) : to;
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange;
                GZIPInputStream body = new GZIPInputStream(exchange.getRequestBody())) {
            List<String> lines = new String(body.readAllBytes(), UTF_8).lines().toList();
            meanwhile.happen();
            meanwhile = () -> {};
            batchesBeforeItFails--;
            if (batchesBeforeItFails < 0) {
                exchange.sendResponseHeaders(500, -1);
                return;
            }
            lines.forEach(line -> received.add(exchange.getRequestURI().getPath() + " " + line));
            answer(exchange, lines);
        }
    }

    private static void answer(HttpExchange exchange, List<String> lines) throws IOException {
        int bad = lines.indexOf("bad");
        String answer = "{\"accepted\":%d,\"duplicates\":0,\"rejected\":%d,\"errors\":[%s]}"
                .formatted(
                        lines.size() - (bad < 0 ? 0 : 1),
                        bad < 0 ? 0 : 1,
                        bad < 0 ? "" : "{\"line\":%d,\"field\":\"line\",\"reason\":\"is bad\"}".formatted(bad + 1));
        exchange.sendResponseHeaders(200, answer.length());
        exchange.getResponseBody().write(answer.getBytes(UTF_8));
    }
}
