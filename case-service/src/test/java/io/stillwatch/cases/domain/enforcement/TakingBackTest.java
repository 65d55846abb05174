package io.stillwatch.cases.domain.enforcement;

import static io.stillwatch.cases.domain.Some.ANA;
import static io.stillwatch.cases.domain.Some.NOON;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.APPROVED;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.DECLINED;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.END;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.FIRST_BATCH;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.MAX;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.REQUESTED;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.REVERSED;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.given;

import io.stillwatch.cases.domain.enforcement.Enforcement.Ending;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.DropItems;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ExpireEnforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ReinstateItem;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ReverseEnforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ReverseItem;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementExpired;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.ItemReinstated;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.ItemReversed;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.AlreadyDeclined;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.AlreadyEnded;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.NotApproved;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.NotForYou;
import io.stillwatch.cases.domain.enforcement.Unsupported.Why;
import java.util.List;
import org.junit.jupiter.api.Test;

/** It ends, by itself or in one call. */
class TakingBackTest {

    @Test
    void one_call_takes_everything_back() {
        given(REQUESTED, APPROVED, FIRST_BATCH)
                .when(new ReverseEnforcement("a mistake", MAX, NOON))
                .then(REVERSED);
    }

    @Test
    void an_analyst_does_not() {
        given(REQUESTED, APPROVED)
                .when(new ReverseEnforcement("a mistake", ANA, NOON))
                .thenRejected(new NotForYou("ana"));
    }

    @Test
    void once_is_enough() {
        given(REQUESTED, APPROVED, REVERSED)
                .when(new ReverseEnforcement("again", MAX, NOON))
                .thenNothing();
    }

    @Test
    void what_was_never_approved_is_declined_not_reversed() {
        given(REQUESTED).when(new ReverseEnforcement("a mistake", MAX, NOON)).thenRejected(new NotApproved());
    }

    @Test
    void it_ends_by_itself() {
        given(REQUESTED, APPROVED).when(new ExpireEnforcement(END)).then(new EnforcementExpired(END));
    }

    @Test
    void not_before_its_time() {
        given(REQUESTED, APPROVED)
                .when(new ExpireEnforcement(END.minusSeconds(1)))
                .thenNothing();
    }

    @Test
    void one_item_is_taken_back_alone() {
        given(REQUESTED, APPROVED)
                .when(new ReverseItem(3, "a class", MAX, NOON))
                .then(new ItemReversed(3, "a class", "max", NOON));
    }

    @Test
    void by_a_lead() {
        given(REQUESTED, APPROVED)
                .when(new ReverseItem(3, "a class", ANA, NOON))
                .thenRejected(new NotForYou("ana"));
    }

    @Test
    void not_when_all_of_it_is() {
        given(REQUESTED, APPROVED, REVERSED)
                .when(new ReverseItem(3, "a class", MAX, NOON))
                .thenRejected(new AlreadyEnded(Ending.REVERSED));
    }

    @Test
    void what_nothing_supports_any_more_is_taken_back_without_anybody_asking() {
        given(REQUESTED, APPROVED)
                .when(new DropItems(List.of(new Unsupported(3, Why.VICTIM), new Unsupported(4, Why.LEFT)), NOON))
                .then(
                        new ItemReversed(3, Why.VICTIM.toString(), "stillwatch", NOON),
                        new ItemReversed(4, Why.LEFT.toString(), "stillwatch", NOON));
    }

    @Test
    void and_not_before_the_measure_is_approved() {
        given(REQUESTED)
                .when(new DropItems(List.of(new Unsupported(3, Why.LEFT)), NOON))
                .thenNothing();
    }

    @Test
    void an_appeal_that_was_won_reinstates_even_then() {
        given(REQUESTED, APPROVED, REVERSED)
                .when(new ReinstateItem(3, "app_1", NOON))
                .then(new ItemReinstated(3, "app_1", NOON));
    }

    @Test
    void and_leaves_the_account_out_of_what_is_only_asked_for() {
        given(REQUESTED).when(new ReinstateItem(3, "app_1", NOON)).then(new ItemReinstated(3, "app_1", NOON));
    }

    @Test
    void what_was_declined_needs_no_reinstatement() {
        given(REQUESTED, DECLINED).when(new ReinstateItem(3, "app_1", NOON)).thenRejected(new AlreadyDeclined());
    }
}
