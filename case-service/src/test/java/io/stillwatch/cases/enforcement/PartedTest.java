package io.stillwatch.cases.enforcement;

import static io.stillwatch.cases.Http.PATIENCE;
import static io.stillwatch.cases.Measures.approve;
import static io.stillwatch.cases.Measures.freshAccount;
import static io.stillwatch.cases.Measures.requested;
import static io.stillwatch.cases.enforcement.FollowedCases.decide;
import static io.stillwatch.cases.enforcement.FollowedCases.decided;
import static io.stillwatch.cases.enforcement.FollowedCases.found;
import static io.stillwatch.cases.enforcement.FollowedCases.joined;
import static io.stillwatch.cases.enforcement.FollowedCases.left;
import static io.stillwatch.cases.enforcement.FollowedCases.merged;
import static io.stillwatch.cases.enforcement.FollowedCases.split;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.local.StillwatchTestResource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who went to a part of the campaign stands with what that part became. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class PartedTest {

    private final String one = freshAccount();
    private final String two = freshAccount();

    @Test
    void who_went_to_a_part_of_the_campaign_that_is_dismissed_is_let_go() {
        String id = decided("confirmed", one, two);
        String measure = released(id);
        String part = found(two);
        wentTo(part, id);

        decide(part, "dismissed");

        await().atMost(PATIENCE).until(() -> Steps.items(measure, "lifting").equals(List.of(two)));
        assertThat(Steps.inForce(one)).isEqualTo("suspend");
    }

    @Test
    void who_went_on_to_a_part_of_the_part_that_is_dismissed_is_let_go() {
        String id = decided("confirmed", one, two);
        String measure = released(id);
        String part = found(two);
        wentTo(part, id);
        String partOfThePart = found(two);
        wentTo(partOfThePart, part);

        decide(partOfThePart, "dismissed");

        await().atMost(PATIENCE).until(() -> Steps.items(measure, "lifting").equals(List.of(two)));
        assertThat(Steps.inForce(one)).isEqualTo("suspend");
    }

    @Test
    void who_came_with_a_part_to_another_case_that_is_dismissed_then_is_let_go() {
        String id = decided("confirmed", one, two);
        String measure = released(id);
        String part = found(two);
        wentTo(part, id);
        String another = found(freshAccount());
        merged(part, 2, another);
        joined(another, 2, two);

        decide(another, "dismissed");

        await().atMost(PATIENCE).until(() -> Steps.items(measure, "lifting").equals(List.of(two)));
        assertThat(Steps.inForce(one)).isEqualTo("suspend");
    }

    @Test
    void what_that_case_was_dismissed_for_before_says_nothing_of_who_came() {
        String id = decided("confirmed", one, two);
        String measure = released(id);
        String part = found(two);
        wentTo(part, id);
        String another = decided("dismissed", freshAccount());
        merged(part, 2, another);
        joined(another, 2, two);

        decided("credential-compromise", one);

        await().atMost(PATIENCE).until(() -> Steps.items(measure, "lifting").equals(List.of(one)));
        assertThat(Steps.inForce(two)).isEqualTo("suspend");
    }

    private void wentTo(String part, String id) {
        split(id, 2, part);
        left(id, 3, two);
    }

    private static String released(String id) {
        String measure = requested(id);
        approve(measure);
        Steps.released(measure, 2);
        return measure;
    }
}
