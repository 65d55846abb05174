package io.stillwatch.scoring.backtest;

import static io.stillwatch.scoring.engine.CampaignVerdict.Status.ANNOUNCED;
import static io.stillwatch.scoring.engine.CampaignVerdict.Status.WATCH;
import static io.stillwatch.scoring.engine.RiskLevel.HIGH;
import static io.stillwatch.scoring.engine.RiskLevel.LOW;
import static io.stillwatch.scoring.engine.RiskLevel.MEDIUM;
import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.Given;
import io.stillwatch.scoring.engine.CampaignVerdict;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.RiskLevel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Of a period that begins at the third hour. */
class CourseTest {

    private static final Principal SOMEBODY = new Principal("somebody", null);

    private final Course course = new Course(Given.watermark(3));

    @Test
    void what_was_over_before_the_period_does_not_count() {
        says(1, LOW, HIGH);
        says(2, HIGH, LOW);

        assertThat(course.highest(SOMEBODY)).isEqualTo(LOW);
    }

    @Test
    void what_stands_when_the_period_begins_counts() {
        says(2, LOW, MEDIUM);

        assertThat(course.highest(SOMEBODY)).isEqualTo(MEDIUM);
    }

    @Test
    void what_ends_within_the_period_counts() {
        says(2, LOW, HIGH);
        says(3, HIGH, LOW);

        assertThat(course.highest(SOMEBODY)).isEqualTo(HIGH);
    }

    @Test
    void what_leaked_before_the_watch_list_is_what_had_leaked_when_it_came_there() {
        course.add(Given.verdicts(3, Given.leaking(Given.campaign(WATCH, 12), 2, 100)));
        course.add(Given.verdicts(4, Given.leaking(Given.campaign(WATCH, 12), 2, 200)));
        course.add(Given.verdicts(27, Given.leaking(Given.campaign(ANNOUNCED, 12), 2, 700)));
        course.add(Given.verdicts(28, Given.leaking(Given.campaign(ANNOUNCED, 12), 2, 900)));

        assertThat(course.campaigns()).singleElement().satisfies(campaign -> {
            assertThat(campaign.leakedBeforeWatch()).isEqualTo(100);
            assertThat(campaign.leakedBeforeAnnouncement()).isEqualTo(700);
            assertThat(campaign.leaked()).isEqualTo(900);
        });
    }

    @Test
    void of_those_that_share_members_with_a_campaign_of_another_run_the_one_with_most_of_them_is_the_same() {
        CampaignVerdict few = Given.campaign(WATCH, 4);
        CampaignVerdict most = Given.splitOff(WATCH, "cmp_most", Given.members(4, 12));
        course.add(Given.verdicts(3, List.of(), List.of(few, most)));
        Course another = new Course(Instant.MIN);
        another.add(Given.verdicts(3, Given.splitOff(WATCH, "cmp_another", Given.members(0, 12))));

        Optional<CampaignCourse> same =
                course.same(another.campaigns().iterator().next());

        assertThat(same).map(CampaignCourse::id).hasValue("cmp_most");
    }

    private void says(int tick, RiskLevel before, RiskLevel now) {
        course.add(Given.verdicts(tick, List.of(Given.risk(SOMEBODY, before, now)), List.of()));
    }
}
