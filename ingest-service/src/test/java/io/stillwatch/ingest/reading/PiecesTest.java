package io.stillwatch.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stillwatch.eventsourcing.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
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
    void more_records_than_a_request_may_carry_are_too_many() {
        assertThat(lines("1\n".repeat(Pieces.AT_MOST))).hasSize(Pieces.AT_MOST);
        assertThatThrownBy(() -> lines("1\n".repeat(Pieces.AT_MOST + 1)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(413));
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

    private static List<String> lines(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return shown(Pieces.ofLines(bytes, bytes.length));
    }

    private static List<String> elements(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return shown(Pieces.ofJson(bytes, bytes.length));
    }

    private static List<String> shown(List<Piece> pieces) {
        return pieces.stream()
                .map(piece -> piece.line() + ":"
                        + new String(piece.body(), piece.from(), piece.length(), StandardCharsets.UTF_8))
                .toList();
    }
}
