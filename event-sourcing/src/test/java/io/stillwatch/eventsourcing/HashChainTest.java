package io.stillwatch.eventsourcing;

import static io.stillwatch.eventsourcing.HashChain.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HashChainTest {

    private static final Instant NOON = Instant.parse("2026-04-23T12:00:00Z");
    private static final String HASH = HashChain.next(START, "case_1", 1, "note-added", NOON, "{\"a\":1}");

    /** The same by other means: {@code printf '%s\ncase_1\n1\nnote-added\n2026-04-23T12:00:00.000000Z\n{"a":1}' 000… | sha256sum}. */
    @Test
    void a_hash_is_what_anybody_can_compute() {
        assertThat(HASH).isEqualTo("5c1f330f0db4f2893f2ce66b3a3481c0a65f96026949ff528dfb0f297d66d4ca");
    }

    @Test
    void whatever_changes_changes_the_hash() {
        List<String> others = List.of(
                HashChain.next(HASH, "case_1", 1, "note-added", NOON, "{\"a\":1}"),
                HashChain.next(START, "case_2", 1, "note-added", NOON, "{\"a\":1}"),
                HashChain.next(START, "case_1", 2, "note-added", NOON, "{\"a\":1}"),
                HashChain.next(START, "case_1", 1, "note-addeD", NOON, "{\"a\":1}"),
                HashChain.next(START, "case_1", 1, "note-added", NOON.plusNanos(1_000), "{\"a\":1}"),
                HashChain.next(START, "case_1", 1, "note-added", NOON, "{\"a\":2}"));

        assertThat(others).doesNotContain(HASH).doesNotHaveDuplicates();
    }

    @Test
    void a_body_has_one_form_whoever_wrote_it() {
        assertThat(CanonicalJson.of("{ \"b\": 1.0, \"a\": [\"\\u00e4\", 1e3] }"))
                .isEqualTo("{\"a\":[\"ä\",1000],\"b\":1}");
    }

    /** Rows of versions without a chain are covered by the first event behind them. */
    @Test
    void a_stream_that_began_without_a_chain_is_chained_as_it_stands() {
        Head head = Chained.head("case_1", List.of(row(1, "{ \"a\": 1 }"), row(2, "{}")));

        assertThat(head).isEqualTo(new Head("case_1", 2, HashChain.next(HASH, "case_1", 2, "note-added", NOON, "{}")));
    }

    private static LoggedEvent row(long sequence, String body) {
        LoggedEvent row = new LoggedEvent();
        row.stream = "case_1";
        row.sequence = sequence;
        row.type = "note-added";
        row.body = body;
        row.recordedAt = NOON;
        return row;
    }
}
