package io.stillwatch.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.ingest.event.AccountFactRecorded;
import io.stillwatch.ingest.event.Bodies;
import io.stillwatch.ingest.event.InteractionRecorded;
import io.stillwatch.ingest.fingerprint.Fingerprints;
import io.stillwatch.ingest.fingerprint.LinkingKey;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class HostileInputTest {
    private static final String LINE =
            "{\"id\":\"i1\",\"time\":\"2026-04-22T08:15:30Z\",\"account\":\"acct_1\",\"model\":\"m-4\",\"input\":{\"messages\":"
                    + "[{\"role\":\"user\",\"content\":\"Write 3 lines\"}]},\"usage\":{\"inputTokens\":412},\"client\":{\"address\":\"::1\"},\"plan\":\"free\"}";

    private final Fingerprints fingerprints = new Fingerprints(LinkingKey.of(new byte[32], 1));
    private final Times times = new Times(Clock.fixed(Instant.parse("2026-04-22T12:00:00Z"), ZoneOffset.UTC));
    private final RecordReader<InteractionRecorded> interactions = InteractionReader.with(fingerprints, times);
    private final RecordReader<AccountFactRecorded> facts = AccountFactReader.with(fingerprints, times);

    /** A good line of which a part is replaced by something else. */
    @Provide
    Arbitrary<byte[]> lines() {
        Arbitrary<String> pieces = Arbitraries.oneOf(
                Arbitraries.of(
                        "null",
                        "[]",
                        "{}",
                        "\"\"",
                        "-1",
                        "1e999",
                        "true",
                        "\\u0000",
                        "\\ud800",
                        "\u0000",
                        "\"",
                        "\\",
                        "[[[[",
                        "NaN",
                        "\uFDFA\u0300",
                        "👩‍👩‍👧",
                        "999999999999999999999",
                        ",",
                        ":",
                        "]}"),
                Arbitraries.strings().all().ofMaxLength(5));
        Arbitrary<Integer> places = Arbitraries.integers().between(0, LINE.length());
        return Combinators.combine(places, Arbitraries.integers().between(0, 12), pieces)
                .as((from, length, piece) ->
                        LINE.substring(0, from) + piece + LINE.substring(Math.min(LINE.length(), from + length)))
                .map(line -> line.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 3000)
    void every_damaged_line_is_taken_or_refused_with_a_reason(@ForAll("lines") byte[] line) {
        assertAnswered(line);
    }

    @Property(tries = 1000)
    void so_are_arbitrary_bytes(@ForAll byte[] line) {
        assertAnswered(line);
    }

    private void assertAnswered(byte[] line) {
        assertAnswered(interactions.read(new Piece(1, line, 0, line.length)));
        assertAnswered(facts.read(new Piece(1, line, 0, line.length)));
    }

    private static <R> void assertAnswered(Reading<R> reading) {
        switch (reading) {
            case Reading.Taken<R>(R taken) -> assertThat(Bodies.write(taken)).isNotEmpty();
            case Reading.Refused<R> refused -> {
                assertThat(refused.reason()).isNotBlank();
                assertThat(refused.field()).isNotBlank();
            }
        }
    }
}
