package io.stillwatch.cases.domain.enforcement;

import static io.stillwatch.cases.domain.Some.ANA;
import static io.stillwatch.cases.domain.Some.BEN;
import static io.stillwatch.cases.domain.Some.NOON;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.APPROVED;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.CASE;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.DECLINED;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.MAX;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.PLAN;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.REQUESTED;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.given;

import io.stillwatch.cases.domain.enforcement.EnforcementCommand.DeclineEnforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementDeclined;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementRequested;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.AlreadyApproved;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.NotForYou;
import org.junit.jupiter.api.Test;

/** It is turned down. */
class DecliningTest {

    @Test
    void a_lead_declines() {
        given(REQUESTED).when(new DeclineEnforcement("too wide", MAX, NOON)).then(DECLINED);
    }

    @Test
    void who_asked_may_think_better_of_it() {
        given(new EnforcementRequested(CASE, PLAN, "ana", "one card", "ben", NOON))
                .when(new DeclineEnforcement("too wide", BEN, NOON))
                .then(new EnforcementDeclined("too wide", "ben", NOON));
    }

    @Test
    void nobody_else_declines() {
        given(REQUESTED).when(new DeclineEnforcement("too wide", ANA, NOON)).thenRejected(new NotForYou("ana"));
    }

    @Test
    void once_is_enough() {
        given(REQUESTED, DECLINED)
                .when(new DeclineEnforcement("again", MAX, NOON))
                .thenNothing();
    }

    @Test
    void what_is_approved_is_reversed_not_declined() {
        given(REQUESTED, APPROVED)
                .when(new DeclineEnforcement("too wide", MAX, NOON))
                .thenRejected(new AlreadyApproved());
    }
}
