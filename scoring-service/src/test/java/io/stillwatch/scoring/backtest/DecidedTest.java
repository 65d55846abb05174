package io.stillwatch.scoring.backtest;

import static io.stillwatch.scoring.engine.CampaignVerdict.Status.WATCH;
import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.Given;
import io.stillwatch.scoring.engine.CampaignVerdict.Member;
import io.stillwatch.scoring.engine.Ruling;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @Test
    void about_a_part_it_is_about_the_same_part_in_another_run_that_has_it() {
        for (String part : List.of("cmp_0000", "cmp_ffff")) {
            Course one = new Course(Instant.MIN);
            Course other = new Course(Instant.MIN);
            for (Course course : List.of(one, other)) {
                course.add(Given.verdicts(3, Given.campaign(WATCH, Given.members(0, 18))));
                course.add(Given.verdicts(4, Given.splitOff(WATCH, part, Given.members(0, 9))));
            }

            assertThat(new Decided(one, new TreeMap<>()).in(other, part))
                    .map(CampaignCourse::id)
                    .hasValue(part);
        }
    }

    @Test
    void about_a_part_it_is_about_the_part_that_another_run_calls_something_else() {
        Course other = new Course(Instant.MIN);
        other.add(Given.verdicts(3, Given.splitOff(WATCH, "cmp_0000", Given.members(0, 18))));
        other.add(Given.verdicts(4, Given.splitOff(WATCH, "cmp_zzzz", Given.members(0, 9))));
        finds("cmp_part", Given.members(0, 9));

        assertThat(new Decided(run, new TreeMap<>()).in(other, "cmp_part"))
                .map(CampaignCourse::id)
                .hasValue("cmp_zzzz");
    }

    @ParameterizedTest
    @CsvSource({"8, true", "9, false"})
    void dismissed_is_none_that_has_more_than_twice_the_members(int members, boolean holds) {
        finds("cmp_run", Given.members(0, members));
        CampaignCourse found = run.campaigns().iterator().next();

        assertThat(kept().holds(new Ruling.Dismissed(LIVE, Instant.MAX), found)).isEqualTo(holds);
        assertThat(kept().holds(new Ruling.Confirmed(LIVE), found)).isTrue();
    }

    private void finds(String id, List<Member> members) {
        run.add(Given.verdicts(3, Given.splitOff(WATCH, id, members)));
    }

    private String decided() {
        return kept().in(LIVE).map(CampaignCourse::id).orElse("none");
    }

    private Decided kept() {
        TreeMap<String, CampaignCourse> kept = new TreeMap<>();
        kept.put(
                LIVE,
                CampaignCourse.kept(
                        LIVE,
                        Given.members(0, 4).stream().map(Member::principal).toList()));
        return new Decided(run, kept);
    }
}
