package io.stillwatch.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class FindingsTest {

    @Property(tries = 1_000)
    void whatever_the_order_they_know_what_they_have_and_what_is_missing(
            @ForAll @NotEmpty List<@LongRange(min = 1, max = 30) Long> arrivals) {
        Findings findings = Findings.NONE;
        Set<Long> expected = new TreeSet<>();
        for (long sequence : arrivals) {
            findings = findings.have(sequence) ? findings : findings.with(sequence);
            expected.add(sequence);
        }

        assertThat(expected).allMatch(findings::have);
        assertThat(findings.missing()).isEqualTo(findings.last() - expected.size());
        assertThat(findings.have(findings.last() + 1)).isFalse();
    }

    @Test
    void a_wild_number_costs_no_more_than_a_tame_one() {
        Findings findings = Findings.NONE.with(1).with(Long.MAX_VALUE);

        assertThat(findings.gaps()).containsExactly(new Findings.Gap(2, Long.MAX_VALUE - 1));
    }
}
