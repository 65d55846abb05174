package io.stillwatch.scoring.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class TicksPropertiesTest {

    @Property(tries = 500, seed = "20260422")
    void what_comes_out_depends_on_what_the_partitions_hold_alone(@ForAll long content, @ForAll long reading) {
        Script script = Script.random(content);
        Reader plain = new Reader(script).inTurns();

        Reader other = new Reader(script).atRandom(new Random(reading));

        assertThat(other.closings()).isEqualTo(plain.closings());
        assertThat(other.ticks().scored()).isEqualTo(plain.ticks().scored());
        assertThat(other.state()).isEqualTo(plain.state());
    }
}
