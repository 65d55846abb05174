package io.stillwatch.local.verify;

import static io.stillwatch.local.verify.Writer.STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.local.verify.Verdict.Broken;
import io.stillwatch.local.verify.Verdict.Holds;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cases that became part of the one a bundle is about, and those that were split off from it. */
class RelatedBundleTest {

    private static final String FIRST = "case_0000000000000001";
    private static final String SECOND = "case_0000000000000002";

    private final Writer writer = new Writer().event("case-split", "{\"parts\":[\"cmp_0000000000000003\"]}");

    private Verdict of(String... merges) {
        for (String merge : merges) {
            String[] names = merge.split(" ", -1);
            writer.add(
                    "{\"kind\":\"absorbed\",\"case\":\"%s\",\"into\":\"%s\",\"sequence\":7,\"time\":\"2026-04-23T12:00:00.000000Z\",\"hash\":\"ab\"}"
                            .formatted(names[0], names[1]));
        }
        return BundleCheck.of(writer.signed(), writer.keys(), List.of());
    }

    @Test
    void they_are_named_with_the_events_that_say_so() {
        Verdict verdict = of(FIRST + " " + SECOND, SECOND + " " + STREAM);

        assertThat(verdict).isInstanceOf(Holds.class);
        assertThat(((Holds) verdict).said())
                .anyMatch(said -> said.startsWith("Split off at ") && said.contains("cmp_0000000000000003"))
                .anyMatch(said -> said.startsWith(FIRST + " became part of " + SECOND) && said.contains("event 7"))
                .anyMatch(said -> said.startsWith(SECOND + " became part of " + STREAM) && said.endsWith("hash ab."));
    }

    @Test
    void one_that_leads_elsewhere_is_named() {
        assertThat(of(FIRST + " " + SECOND))
                .isEqualTo(new Broken(
                        5, "%s became part of %s, which is not part of %s".formatted(FIRST, SECOND, STREAM)));
    }

    @Test
    void nothing_becomes_part_of_two() {
        assertThat(of(FIRST + " " + STREAM, FIRST + " " + STREAM))
                .isEqualTo(new Broken(5, FIRST + " became part of another twice"));
    }
}
