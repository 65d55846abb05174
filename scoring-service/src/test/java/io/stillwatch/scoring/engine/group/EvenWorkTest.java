package io.stillwatch.scoring.engine.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.account.Days;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvenWorkTest {
    private static final int TODAY = 20_000;

    private final Accounts accounts = new Accounts(Policy.builtin().sketches());

    /** Extraction-like calls of each account on one day, and the squared variation of the rates beyond counting; one batch job decides nothing. */
    @ParameterizedTest
    @CsvSource({
        "100 100 100 100, 0",
        "95 105 98 102, 0",
        "50 150 50 150, 0.62",
        "1 2 0 1, 0",
        "100 100 100 100 100 100 100 9000, 0",
    })
    void even_work_varies_no_more_than_counting_does(String calls, double variation) {
        assertThat(new EvenWork(TODAY).of(members(calls))).hasValueCloseTo(variation, within(0.01));
    }

    @Test
    void who_extracts_nothing_is_neither_even_nor_uneven() {
        assertThat(new EvenWork(TODAY).of(members("0 0 0"))).isEmpty();
    }

    private List<Account> members(String calls) {
        return Arrays.stream(calls.split(" ", -1))
                .map(Integer::valueOf)
                .map(this::member)
                .toList();
    }

    private Account member(int calls) {
        Account account = accounts.at(new Principal("member" + accounts.size(), null));
        account.call(TODAY * Days.SECONDS, false);
        IntStream.range(0, calls).forEach(call -> account.call(TODAY * Days.SECONDS + call, true));
        return account;
    }
}
