package io.stillwatch.scoring.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.AccountFact;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CensusTest {

    @Test
    void a_group_says_how_many_there_are_of_it_beside_those_that_changed() {
        Census census = new Census();
        List.of("one", "two", "three").forEach(account -> census.learn(customer(account)));

        assertThat(census.groups(List.of("one", "three"), List.of()).groups())
                .containsExactly(new Report.Group("program", "trial", 2, 3));
    }

    @Test
    void what_was_stated_for_a_later_time_holds_whichever_comes_first() {
        Census census = new Census();
        census.learn(customer("one", "research", Instant.EPOCH.plusSeconds(1)));
        census.learn(customer("one", "education", Instant.EPOCH));

        assertThat(census.groups(List.of("one"), List.of()).groups())
                .containsExactly(new Report.Group("program", "research", 1, 1));
    }

    private static AccountFact customer(String account) {
        return customer(account, "trial", Instant.EPOCH);
    }

    private static AccountFact customer(String account, String program, Instant time) {
        return new AccountFact(account, time, null, null, null, null, null, 0, null, program);
    }
}
