package io.stillwatch.detection.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.detection.detector.Methods;
import io.stillwatch.detection.report.Report;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.simulator.Scenario;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole way on a day of little traffic. */
class ContestTest {
    private static final Scenario DAY = Scenario.named("small").withAccounts(60).withDays(1);

    @Test
    void all_methods_are_tuned_measured_and_reported_on_the_same_traffic() {
        var progress = new ArrayList<String>();
        var comparison = Comparison.of(Methods.all(1, Policy.builtin()), DAY, List.of(21L), List.of(1L), progress::add);

        assertThat(progress).containsExactly("small: tuning on seeds [21]", "small: measuring on seed 1");
        assertThat(comparison.tallies())
                .extracting(Tally::method)
                .doesNotHaveDuplicates()
                .hasSizeBetween(7, 13)
                .contains("Stillwatch", "rate threshold, at most 1 of 1,000 honest flagged");
        assertThat(comparison.tallies().stream()
                        .map(tally -> tally.recall().of())
                        .distinct())
                .containsExactly(65L);
        assertThat(comparison.tallies()).allMatch(tally -> tally.cost().nanos() > 0);
        var addresses = comparison.tallies().stream()
                .filter(tally -> tally.method().startsWith("shared addresses"))
                .findFirst()
                .orElseThrow();
        assertThat(addresses.recall().share()).isGreaterThan(0.5);
        assertThat(addresses.leakBeforeWatch().share()).isLessThan(1);

        var report = new Report(List.of(comparison), "bench detection");
        assertThat(report.markdown()).contains("| shared addresses", "| l0-data-centre | 25 |", "FRAUDAR (Hooi");
        assertThat(report.text()).contains("shared addresses");
        assertThat(report.html()).contains("<svg", "l1-shared-cards").doesNotContain("http", "src=", "@import", "url(");
    }
}
