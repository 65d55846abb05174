package io.stillwatch.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.stillwatch.eventsourcing.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class PiecesTest {
    @Test
    void lines_end_with_line_feeds_and_blank_ones_are_counted_and_skipped() {
        assertThat(lines("{a}\r\n\n  \n {b}\n{c}")).containsExactly("1:{a}\r", "4:{b}", "5:{c}");
        assertThat(lines("\uFEFF{a}\n")).containsExactly("1:{a}");
        assertThat(lines("")).isEmpty();
    }

    @Test
    void elements_of_an_array_are_cut_whatever_is_wrong_inside() {
        assertThat(elements("[{\"a\":\"],}\\\"\"},{b: [1,2]}, \"x\" ,17]"))
                .containsExactly("1:{\"a\":\"],}\\\"\"}", "2:{b: [1,2]}", "3: \"x\" ", "4:17");
        assertThat(elements(" [ ] ")).isEmpty();
        assertThat(elements("[,]")).containsExactly("1:", "2:");
    }

    @Test
    void one_object_is_one_record() {
        assertThat(elements(" {\"a\":[1]} ")).containsExactly("1:{\"a\":[1]} ");
    }

    @Test
    void an_array_without_an_end_or_with_a_tail_and_an_empty_body_are_unreadable() {
        for (String body : List.of("", "  ", "[", "[{}", "[{},", "[\"]", "[] []", "[{}]]")) {
            assertThatThrownBy(() -> elements(body))
                    .as(body)
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problem().status()).isEqualTo(400));
        }
    }

    @Test
    void of_a_record_that_is_too_recordthe_head_stays_and_the_next_one_is_whole() {
        String tooLong = "x".repeat(JsonParsing.LINE_BYTES * 3);

        List<String> cut = lines("{a}\n" + tooLong + "\n{b}");

        assertThat(cut).hasSize(3).first().isEqualTo("1:{a}");
        assertThat(cut.get(1).length()).isBetween(JsonParsing.LINE_BYTES, JsonParsing.LINE_BYTES + 100_000);
        assertThat(cut).last().isEqualTo("3:{b}");
    }

    /** However the bytes come in, a record is cut the same. */
    @Property(tries = 200)
    void records_do_not_depend_on_how_the_network_cuts_them(@ForAll @IntRange(min = 1, max = 7) int atOnce) {
        byte[] body = "[{\"a\":\"],\"},[1,[2]] , \"\\\\\" ]".getBytes(StandardCharsets.UTF_8);

        assertThat(shown(Pieces.ofJson(slowly(body, atOnce), PiecesTest::anyRoom)))
                .isEqualTo(shown(Pieces.ofJson(slowly(body, 1_000), PiecesTest::anyRoom)));
    }

    @Test
    void memory_does_not_grow_with_the_length_of_the_body() throws IOException {
        byte[] line = "{\"id\":\"1\"}\n".getBytes(StandardCharsets.UTF_8);
        Pieces pieces = Pieces.ofLines(repeating(line, 1_000_000), more -> fail("no record is long"));

        int records = 0;
        int largest = 0;
        for (Piece piece = pieces.next(); piece != null; piece = pieces.next()) {
            records++;
            largest = Math.max(largest, piece.body().length);
        }

        assertThat(records).isEqualTo(1_000_000);
        assertThat(largest).isLessThan(100_000);
    }

    @Property
    void cutting_loses_no_line(@ForAll @StringLength(max = 200) @CharRange(from = '\n', to = '~') String anything) {
        String body = anything.replaceAll("[\\x0B-\\x1F]", "");
        List<String> written =
                body.lines().filter(line -> !line.isBlank()).map(String::strip).toList();

        assertThat(lines(body))
                .extracting(line -> line.substring(line.indexOf(':') + 1).strip())
                .isEqualTo(written);
    }

    @Test
    void a_recordrecord_asks_for_room_before_it_takes_it() {
        byte[] record = new byte[1_000_000];
        Pieces pieces = Pieces.ofLines(new ByteArrayInputStream(record), more -> {
            throw new IllegalStateException("no room for " + more);
        });

        assertThatThrownBy(pieces::next).hasMessage("no room for 393216");
    }

    private static void anyRoom(long bytes) {}

    private static List<String> lines(String body) {
        return shown(
                Pieces.ofLines(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), PiecesTest::anyRoom));
    }

    private static List<String> elements(String body) {
        return shown(
                Pieces.ofJson(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), PiecesTest::anyRoom));
    }

    private static List<String> shown(Pieces pieces) {
        List<String> shown = new ArrayList<>();
        try {
            for (Piece piece = pieces.next(); piece != null; piece = pieces.next()) {
                shown.add(piece.line() + ":"
                        + new String(piece.body(), piece.from(), piece.length(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return shown;
    }

    private static InputStream slowly(byte[] body, int atOnce) {
        return new ByteArrayInputStream(body) {
            @Override
            public int read(byte[] to, int from, int length) {
                return super.read(to, from, Math.min(length, atOnce));
            }
        };
    }

    private static InputStream repeating(byte[] line, int times) {
        return new SequenceInputStream(Collections.enumeration(Collections.nCopies(times / 1_000, line).stream()
                .map(each -> new ByteArrayInputStream(repeated(each)))
                .toList()));
    }

    private static byte[] repeated(byte[] line) {
        return new String(line, StandardCharsets.UTF_8).repeat(1_000).getBytes(StandardCharsets.UTF_8);
    }
}
