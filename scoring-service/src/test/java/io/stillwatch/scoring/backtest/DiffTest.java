package io.stillwatch.scoring.backtest;

import static io.stillwatch.scoring.engine.CampaignVerdict.Status.ANNOUNCED;
import static io.stillwatch.scoring.engine.RiskLevel.HIGH;
import static io.stillwatch.scoring.engine.RiskLevel.LOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.Given;
import io.stillwatch.scoring.engine.AccountFact;
import io.stillwatch.scoring.engine.AccountVerdict;
import io.stillwatch.scoring.engine.Principal;
import java.time.Instant;
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

    private static AccountVerdict flagged(String endUser) {
        return Given.risk(new Principal("acct_1", endUser), LOW, HIGH);
    }

    private Report report() {
        Decided nothing = new Decided(base, new TreeMap<>());
        return new Diff(base, candidate, census, nothing)
                .report(1, false, false, new TreeMap<>(), new Report.ComparedWith("p-1", "b-1"));
    }
}
