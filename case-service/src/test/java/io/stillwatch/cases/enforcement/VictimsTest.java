package io.stillwatch.cases.enforcement;

import static io.stillwatch.cases.Http.PATIENCE;
import static io.stillwatch.cases.Http.ana;
import static io.stillwatch.cases.Measures.approve;
import static io.stillwatch.cases.Measures.freshAccount;
import static io.stillwatch.cases.Measures.requested;
import static io.stillwatch.cases.enforcement.FollowedCases.decide;
import static io.stillwatch.cases.enforcement.FollowedCases.decided;
import static io.stillwatch.cases.enforcement.FollowedCases.found;
import static io.stillwatch.cases.enforcement.FollowedCases.left;
import static io.stillwatch.cases.enforcement.FollowedCases.merged;
import static io.stillwatch.cases.enforcement.FollowedCases.reopen;
import static io.stillwatch.cases.enforcement.FollowedCases.split;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.asking.Json;
import io.stillwatch.cases.Measures;
import io.stillwatch.cases.Rows;
import io.stillwatch.local.StillwatchTestResource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whose credentials were stolen is not suspended for what was done with them. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class VictimsTest {

    private final String one = freshAccount();
    private final String two = freshAccount();

    @Test
    void a_victim_stays_one_when_its_case_becomes_part_of_a_confirmed_one() {
        String victims = decided("credential-compromise", one);
        String goesOn = confirmed(two);
        merged(victims, 2, goesOn);
        Rows.member(goesOn, one, "");

        assertThat(preview(goesOn, "suspend").getInt("items")).isEqualTo(1);
        assertThat(preview(goesOn, "suspend").getInt("victims")).isEqualTo(1);
        assertThat(preview(goesOn, "throttle").getInt("items")).isEqualTo(2);
        assertThat(Steps.items(requested(goesOn), "waiting")).containsExactly(two);
    }

    @Test
    void unless_the_whole_is_decided_afresh_after_the_merge() {
        String victims = decided("credential-compromise", one);
        String goesOn = confirmed(two);
        merged(victims, 2, goesOn);
        Rows.member(goesOn, one, "");

        reopen(goesOn);
        decide(goesOn, "confirmed");

        assertThat(preview(goesOn, "suspend").getInt("items")).isEqualTo(2);
        assertThat(preview(goesOn, "suspend").getInt("victims")).isZero();
    }

    @Test
    void a_victim_of_one_case_is_not_suspended_in_another() {
        decided("credential-compromise", one);

        assertThat(preview(confirmed(one, two), "suspend").getInt("victims")).isEqualTo(1);
    }

    @Test
    void whose_credentials_turn_out_to_be_stolen_is_no_longer_suspended() {
        String victims = found(one);
        String measure = requested(confirmed(one, two));
        approve(measure);
        Steps.released(measure, 2);

        decide(victims, "credential-compromise");

        await().atMost(PATIENCE).until(() -> Steps.items(measure, "lifting").equals(List.of(one)));
        assertThat(Steps.inForce(two)).isEqualTo("suspend");
    }

    @Test
    void while_the_case_is_open_again_nobody_has_said_that_they_are_none() {
        String victims = decided("credential-compromise", one);

        reopen(victims);

        assertThat(victims(confirmed(one, two))).isEqualTo(1);
    }

    @Test
    void once_it_is_decided_otherwise_they_are_none() {
        String victims = decided("credential-compromise", one);
        reopen(victims);

        decide(victims, "inconclusive");

        assertThat(victims(confirmed(one, two))).isZero();
    }

    @Test
    void a_victim_whom_the_campaign_has_lost_since_stays_one() {
        String victims = decided("credential-compromise", one, two);

        left(victims, 2, one);

        assertThat(victims(confirmed(one))).isEqualTo(1);
    }

    @Test
    void also_if_it_was_decided_so_once_more() {
        String victims = decided("credential-compromise", one, two);
        left(victims, 2, one);
        reopen(victims);

        decide(victims, "credential-compromise");

        assertThat(victims(confirmed(one))).isEqualTo(1);
    }

    @Test
    void who_went_to_a_part_stays_one_until_that_is_decided_otherwise() {
        String victims = decided("credential-compromise", one, two);
        String part = found(one);
        split(victims, 2, part);
        left(victims, 3, one);
        assertThat(victims(part)).isEqualTo(1);

        decide(part, "confirmed");

        assertThat(victims(part)).isZero();
    }

    @Test
    void of_who_had_left_before_nobody_said_that_they_are_victims() {
        String victims = found(one, two);
        left(victims, 2, one);

        decide(victims, "credential-compromise");

        assertThat(victims(confirmed(one, two))).isEqualTo(1);
    }

    private static int victims(String id) {
        return preview(id, "suspend").getInt("victims");
    }

    private static String confirmed(String... accounts) {
        return decided("confirmed", accounts);
    }

    private static Json preview(String id, String measure) {
        return Measures.post(ana(), "/v1/enforcements/preview", Map.of("case", id, "measure", measure))
                .json();
    }
}
