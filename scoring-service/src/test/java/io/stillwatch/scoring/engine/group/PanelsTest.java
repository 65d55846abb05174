package io.stillwatch.scoring.engine.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PanelsTest {
    private static final Policy.Testing RULE = Policy.builtin().testing();

    private final Accounts accounts = new Accounts(Policy.builtin().sketches());

    @ParameterizedTest
    @CsvSource({"40, 100, 40", "40, 80, 40", "40, 50, 25", "40, 9, 0", "1000, 5000, 400"})
    void as_many_members_are_compared_as_half_of_the_outsiders_allow(int members, int outsiders, int compared) {
        Panels panels = new Panels(RULE, direct("outsider", outsiders));

        assertThat(panels.comparable(direct("member", members))).hasSize(compared);
    }

    @Test
    void those_compared_have_the_mix_of_paths_that_all_have() {
        Panels panels = new Panels(RULE, both(direct("outsider", 40), resold("outsider", 1_000)));

        List<Account> compared = panels.comparable(both(direct("member", 40), resold("member", 60)));

        assertThat(compared.stream().filter(one -> one.principal().endUser() == null))
                .hasSize(20);
        assertThat(compared).hasSize(50);
    }

    @Test
    void a_panel_has_somebody_else_of_the_same_path_for_each_of_them() {
        Panels panels = new Panels(RULE, both(direct("outsider", 40), resold("outsider", 40)));
        List<Account> compared = panels.comparable(both(direct("member", 10), resold("member", 5)));

        assertThat(panels.draw(compared, 7)).hasSize(RULE.draws()).allSatisfy(panel -> {
            assertThat(panel).hasSize(15).doesNotHaveDuplicates().doesNotContainAnyElementsOf(compared);
            assertThat(panel.stream().filter(one -> one.principal().endUser() == null))
                    .hasSize(10);
        });
    }

    private List<Account> direct(String name, int number) {
        return IntStream.range(0, number)
                .mapToObj(one -> accounts.at(new Principal(name + "-" + one, null)))
                .toList();
    }

    private List<Account> resold(String name, int number) {
        return IntStream.range(0, number)
                .mapToObj(one -> accounts.at(new Principal("reseller", name + "-" + one)))
                .toList();
    }

    private static List<Account> both(List<Account> some, List<Account> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
