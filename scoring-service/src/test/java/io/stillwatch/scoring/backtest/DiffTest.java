package io.stillwatch.scoring.backtest;

import static io.stillwatch.scoring.engine.CampaignVerdict.Status.ANNOUNCED;
import static io.stillwatch.scoring.engine.CampaignVerdict.Status.WATCH;
import static io.stillwatch.scoring.engine.RiskLevel.HIGH;
import static io.stillwatch.scoring.engine.RiskLevel.LOW;
import static io.stillwatch.scoring.engine.RiskLevel.MEDIUM;
import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.Given;
import io.stillwatch.scoring.engine.AccountFact;
import io.stillwatch.scoring.engine.AccountVerdict;
import io.stillwatch.scoring.engine.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DiffTest {

    private final Course base = new Course(Instant.MIN);
    private final Course candidate = new Course(Instant.MIN);
    private final Census census = new Census();

    @Test
    void two_campaigns_that_would_be_one_are_merged() {
        base.add(Given.verdicts(
                3,
                List.of(),
                List.of(Given.campaign(ANNOUNCED, 7), Given.splitOff("cmp_other", Given.members(7, 12)))));
        candidate.add(Given.verdicts(3, Given.campaign(ANNOUNCED, 12)));

        assertThat(report().campaigns().merged())
                .containsExactly(new Report.Merged(Given.CAMPAIGN, List.of(Given.CAMPAIGN, "cmp_other")));
    }

    @Test
    void an_account_of_which_two_end_users_would_be_flagged_counts_once_in_its_class() {
        census.learn(new AccountFact("acct_1", Instant.EPOCH, null, null, null, null, null, 0, null, "startups"));
        candidate.add(Given.verdicts(3, List.of(flagged("u_1"), flagged("u_2")), List.of()));

        Report.Accounts flagged = report().flagged();

        assertThat(flagged.count()).isEqualTo(2);
        assertThat(flagged.groups()).containsExactly(new Report.Group("program", "startups", 1, 1));
    }

    @Test
    void two_of_which_one_was_part_of_the_other_are_none_that_would_be_one() {
        for (Course course : List.of(base, candidate)) {
            course.add(Given.verdicts(3, Given.campaign(ANNOUNCED, 18)));
            course.add(Given.verdicts(
                    4,
                    List.of(),
                    List.of(
                            Given.campaign(ANNOUNCED, Given.members(9, 18)),
                            Given.splitOff("cmp_other", Given.members(0, 9)))));
        }

        assertThat(report().campaigns().merged()).isEmpty();
    }

    @Test
    void a_class_that_leaves_low_shows_before_those_that_are_only_taken_for_worse() {
        List<AccountVerdict> was = new ArrayList<>();
        List<AccountVerdict> would = new ArrayList<>();
        for (int number = 0; number < 1_200; number++) {
            String account = "bot_" + number;
            census.learn(knownBy(account, "d" + number % 120 + ".example", "bots-" + number % 120));
            was.add(Given.risk(account, LOW, MEDIUM));
            would.add(Given.risk(account, LOW, HIGH));
        }
        for (int number = 0; number < 8; number++) {
            census.learn(knownBy("customer_" + number, "customers.example", "customers"));
            would.add(Given.risk("customer_" + number, LOW, MEDIUM));
        }
        base.add(Given.verdicts(3, was, List.of()));
        candidate.add(Given.verdicts(3, would, List.of()));

        Report.Accounts flagged = report().flagged();

        assertThat(flagged.count()).isEqualTo(1_208);
        assertThat(flagged.groups())
                .hasSize(200)
                .startsWith(
                        new Report.Group("emailDomain", "customers.example", 8, 8),
                        new Report.Group("program", "customers", 8, 8));
        assertThat(flagged.groupsLeftOff()).isEqualTo(42);
        assertThat(flagged.accounts())
                .hasSize(500)
                .first()
                .satisfies(moved -> assertThat(moved.account()).isEqualTo("customer_0"));
    }

    @Test
    void who_is_low_in_the_end_to_one_alone_has_moved() {
        base.add(Given.verdicts(
                3, List.of(Given.risk("acct_1", LOW, HIGH), Given.risk("acct_2", LOW, HIGH)), List.of()));
        base.add(Given.verdicts(4, List.of(Given.risk("acct_1", HIGH, LOW)), List.of()));
        candidate.add(Given.verdicts(
                3, List.of(Given.risk("acct_1", LOW, HIGH), Given.risk("acct_2", LOW, HIGH)), List.of()));
        candidate.add(Given.verdicts(4, List.of(Given.risk("acct_2", HIGH, LOW)), List.of()));

        Report report = report();

        assertThat(report.flagged().accounts())
                .containsExactly(new Report.Moved("acct_1", null, "HIGH", "HIGH", "LOW", "HIGH"));
        assertThat(report.cleared().accounts())
                .containsExactly(new Report.Moved("acct_2", null, "HIGH", "HIGH", "HIGH", "LOW"));
    }

    @Test
    void what_became_part_of_another_after_it_was_announced_was_announced() {
        base.add(Given.verdicts(3, Given.campaign(ANNOUNCED, 12)));
        base.add(Given.verdicts(4, Given.campaign(WATCH, 12)));

        assertThat(report(Given.CAMPAIGN).agreement())
                .containsExactly(new Report.Agreement(Given.CAMPAIGN, "confirmed", true, true, false));
    }

    private static AccountFact knownBy(String account, String emailDomain, String program) {
        return new AccountFact(account, Instant.EPOCH, null, null, null, null, null, 0, emailDomain, program);
    }

    private static AccountVerdict flagged(String endUser) {
        return Given.risk(new Principal("acct_1", endUser), LOW, HIGH);
    }

    private Report report(String... confirmed) {
        Decided nothing = new Decided(base, new TreeMap<>());
        TreeMap<String, String> decisions = new TreeMap<>();
        List.of(confirmed).forEach(campaign -> decisions.put(campaign, "confirmed"));
        return new Diff(base, candidate, census, nothing)
                .report(1, 3, false, false, decisions, new Report.ComparedWith("p-1", "b-1"));
    }
}
