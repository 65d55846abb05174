package io.stillwatch.scoring.backtest;

import static io.stillwatch.scoring.engine.CampaignVerdict.Status.WATCH;
import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.Given;
import io.stillwatch.scoring.engine.CampaignVerdict.Member;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A decision about a campaign of four, which the run calls something else. */
class DecidedTest {

    private static final String LIVE = "cmp_live";

    private final Course run = new Course(Instant.MIN);

    @Test
    void it_is_about_the_one_that_has_most_of_the_members() {
        finds("cmp_half", Given.members(0, 2));
        finds("cmp_most", Given.members(1, 9));

        assertThat(decided()).isEqualTo("cmp_most");
    }

    @Test
    void half_of_the_members_are_enough() {
        finds("cmp_half", Given.members(0, 2));

        assertThat(decided()).isEqualTo("cmp_half");
    }

    @Test
    void less_than_half_of_them_are_not() {
        finds("cmp_one", Given.members(0, 1));

        assertThat(decided()).isEqualTo("none");
    }

    private void finds(String id, List<Member> members) {
        run.add(Given.verdicts(3, Given.splitOff(WATCH, id, members)));
    }

    private String decided() {
        TreeMap<String, CampaignCourse> kept = new TreeMap<>();
        kept.put(
                LIVE,
                CampaignCourse.kept(
                        LIVE,
                        Given.members(0, 4).stream().map(Member::principal).toList()));
        return new Decided(run, kept).in(LIVE).map(CampaignCourse::id).orElse("none");
    }
}
