package io.stillwatch.scoring.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stillwatch.eventsourcing.ProblemException;
import io.stillwatch.scoring.engine.Policy;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicySettingsTest {

    @Test
    void what_is_written_down_is_read_as_it_was() {
        String written = PolicySettings.of(Policy.builtin()).toString();

        assertThat(PolicySettings.read(Policy.builtin().version(), written)).isEqualTo(Policy.builtin());
    }

    @Test
    void what_is_not_named_stays_as_it_is() {
        Policy changed = Given.changed("{\"standing\":{\"announceAfter\":\"P2D\"}}");

        assertThat(changed.version()).isEqualTo("mine");
        assertThat(changed.standing().announceAfter()).isEqualTo(Duration.ofDays(2));
        assertThat(changed.standing().lookBack())
                .isEqualTo(Policy.builtin().standing().lookBack());
        assertThat(changed.testing()).isEqualTo(Policy.builtin().testing());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"testing":{"country":0.3}}                    | geography-refused | testing.country
            {"blockedRegions":["x"]}                       | geography-refused | blockedRegions
            {"explaining":{"academic":[".edu",".cn"]}}     | geography-refused | explaining.academic
            {"explaining":{"programs":["Belgium"]}}        | geography-refused | explaining.programs
            {"explaining":{"academic":[".com"]}}           | invalid-setting   | explaining.academic
            {"testing":{"treshold":-3}}                    | unknown-setting   | testing.treshold
            {"testing":{"threshold":3}}                    | invalid-setting   | testing.threshold
            {"testing":{"families":1}}                     | invalid-setting   | two
            {"testing":{"families":"2"}}                   | invalid-setting   | testing.families
            {"explaining":{"share":1.5}}                   | invalid-setting   | explaining.share
            {"standing":{"announceAfter":"P90D"}}          | invalid-setting   | look-back
            {"standing":{"grace":"soon"}}                  | invalid-setting   | grace
            {"sketches":{"prompts":0}}                     | invalid-setting   | sketches.prompts
            {"sketches":{"payloads":0}}                    | invalid-setting   | sketches.payloads
            {"sketches":{"shingles":0}}                    | invalid-setting   | sketches.shingles
            {"sketches":{"shingles":2147483647}}           | invalid-setting   | sketches.shingles
            {"sketches":{"addresses":0}}                   | invalid-setting   | sketches.addresses
            {"enrichment":{"concentration":0}}             | invalid-setting   | enrichment.concentration
            {"enrichment":{"leastPrior":0.5}}              | invalid-setting   | enrichment.leastPrior
            {"enrichment":{"mostPrior":1}}                 | invalid-setting   | enrichment.mostPrior
            {"enrichment":{"concentration":1e400}}         | invalid-setting   | enrichment.concentration' has to be finite
            {"linking":{"leastWeight":1e400}}              | invalid-setting   | linking.leastWeight' has to be finite
            {"testing":{"threshold":-1e400}}               | invalid-setting   | testing.threshold' has to be finite
            {"linking":{"cell":0}}                         | invalid-setting   | linking.cell
            {"linking":{"clique":2147483647}}              | invalid-setting   | linking.clique
            {"linking":{"rounds":2147483647}}              | invalid-setting   | linking.rounds
            {"membership":{"rounds":2147483647}}           | invalid-setting   | membership.rounds
            {"testing":{"draws":2147483647}}               | invalid-setting   | testing.draws
            {"owning":{"established":"P100000000000000D"}} | invalid-setting   | owning.established
            {"standing":{"lookBack":"P3000000000D"}}       | invalid-setting   | standing.lookBack
            {"standing":{"firstSights":"P100000000000D"}}  | invalid-setting   | standing.firstSights
            {"standing":{"grace":"P100000000000D"}}        | invalid-setting   | standing.grace
            {"standing":[]}                                | invalid-setting   | standing""")
    void what_is_wrong_is_named(String settings, String problem, String what) {
        assertThatThrownBy(() -> Given.changed(settings)).isInstanceOfSatisfying(ProblemException.class, refusal -> {
            assertThat(refusal.problem().type()).endsWith("/" + problem);
            assertThat(refusal.problem().detail())
                    .satisfiesAnyOf(
                            detail -> assertThat(detail).contains(what),
                            detail -> assertThat(what).isEqualTo("two"));
        });
    }
}
