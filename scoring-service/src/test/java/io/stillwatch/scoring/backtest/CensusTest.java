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

        assertThat(census.groups(List.of("one", "three"))).containsExactly(new Report.Group("program", "trial", 2, 3));
    }

    private static AccountFact customer(String account) {
        return new AccountFact(account, Instant.EPOCH, null, null, null, null, null, 0, null, "trial");
    }
}
