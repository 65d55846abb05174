package io.stillwatch.scoring.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DistributionsTest {

    @Test
    void the_gamma_function_interpolates_the_factorials() {
        assertThat(Gamma.log(11)).isCloseTo(Math.log(3_628_800), within(1e-12));
        assertThat(Gamma.log(0.5)).isCloseTo(0.5 * Math.log(Math.PI), within(1e-12));
        assertThat(Gamma.log(0.1)).isCloseTo(2.252712651734206, within(1e-12));
    }

    @Test
    void a_beta_binomial_sums_to_one() {
        var distribution = new BetaBinomial(0.5, 6);

        double sum = IntStream.rangeClosed(0, 40)
                .mapToDouble(yes -> Math.exp(distribution.logProbability(yes, 40)))
                .sum();

        assertThat(sum).isCloseTo(1, within(1e-10));
    }

    @Test
    void a_uniform_beta_makes_every_count_equally_likely() {
        assertThat(new BetaBinomial(1, 1).logProbability(3, 9)).isCloseTo(Math.log(0.1), within(1e-12));
    }

    @Test
    void the_normal_tail_agrees_with_the_tables() {
        assertThat(Normal.log10Above(0)).isCloseTo(Math.log10(0.5), within(1e-12));
        assertThat(Normal.log10Above(1.959963984540054)).isCloseTo(Math.log10(0.025), within(1e-10));
        assertThat(Normal.log10Above(5)).isCloseTo(Math.log10(2.866515718791939e-7), within(1e-10));
        assertThat(Normal.log10Above(-3)).isCloseTo(Math.log10(0.9986501019683699), within(1e-10));
        assertThat(Normal.log10Above(-60)).isEqualTo(0);
    }

    @Test
    void the_normal_tail_is_continuous_where_its_formula_changes() {
        assertThat(Normal.log10Above(2 - 1e-9)).isCloseTo(Normal.log10Above(2 + 1e-9), within(1e-8));
    }

    @Test
    void quantiles_lie_between_the_neighbours() {
        var sample = Sample.of(4, 1, 3, 2);

        assertThat(sample.median()).isEqualTo(2.5);
        assertThat(sample.spread()).isEqualTo(1.5);
        assertThat(sample.mean()).isEqualTo(2.5);
        assertThat(sample.deviation()).isCloseTo(Math.sqrt(1.25), within(1e-12));
    }

    @Test
    void chance_below_a_bound_reaches_every_number() {
        assertThat(IntStream.range(0, 200)
                        .map(seed -> Mix.below(7, seed))
                        .distinct()
                        .sorted())
                .containsExactly(0, 1, 2, 3, 4, 5, 6);
    }
}
