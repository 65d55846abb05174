package io.stillwatch.scoring.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stillwatch.scoring.engine.Interaction.Parameters;
import io.stillwatch.scoring.engine.Interaction.Usage;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LongOutputsTest {
    private static final int ACCOUNTS = 25;
    private static final Instant NOW = Town.START.plus(Duration.ofDays(1));
    private static final Policy.Owning RULE = Policy.builtin().owning();

    private final OpenTick records = new OpenTick();

    @Test
    void steps_of_programs_do_not_make_a_usual_answer_one_of_the_longest() {
        for (int account = 0; account < ACCOUNTS; account++) {
            asks("person-" + account, 0, 1000);
            asks("agent-" + account, 14, 100);
        }

        assertThat(LongOutputs.twentieth(records, RULE, NOW)).containsOnly(1000);
    }

    @Test
    void where_everybody_works_with_tools_they_are_compared_with_each_other() {
        for (int account = 0; account < ACCOUNTS; account++) {
            asks("agent-" + account, 14, 100);
        }

        assertThat(LongOutputs.twentieth(records, RULE, NOW)).containsOnly(100);
    }

    @Test
    void two_answers_are_each_half_as_long_as_both() {
        for (int account = 0; account < ACCOUNTS; account++) {
            records.add(Town.fact("person-" + account, 400, account));
            records.add(call("person-" + account, new Parameters(4096, 2, 0), 800));
        }

        assertThat(LongOutputs.third(records, RULE, NOW)).containsOnly(400);
    }

    @Test
    void a_baseline_needs_established_accounts() {
        asks("person", 0, 100);

        assertThatThrownBy(() -> LongOutputs.third(records, RULE, NOW)).isInstanceOf(IllegalArgumentException.class);
    }

    private void asks(String account, int tools, int output) {
        records.add(Town.fact(account, 400, account.hashCode()));
        records.add(call(account, new Parameters(4096, 1, tools), output));
    }

    private static Interaction call(String account, Parameters asked, int output) {
        Interaction of = Town.interaction(0, account, 1, output, Town.phrases(account, 0), account.hashCode());
        return new Interaction(
                of.time(),
                of.account(),
                null,
                of.conversation(),
                of.model(),
                new Usage(200, output, 0),
                asked,
                of.client(),
                of.content());
    }
}
