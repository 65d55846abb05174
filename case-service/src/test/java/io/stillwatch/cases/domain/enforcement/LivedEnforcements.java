package io.stillwatch.cases.domain.enforcement;

import static io.stillwatch.cases.domain.CaseDecision.CONFIRMED;
import static io.stillwatch.cases.domain.Some.LEA;
import static io.stillwatch.cases.domain.Some.NOON;

import io.stillwatch.cases.domain.Actor;
import io.stillwatch.cases.domain.CaseDecision;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ApproveEnforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.RequestEnforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.BatchReleased;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementApproved;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementDeclined;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementRequested;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementReversed;
import io.stillwatch.eventsourcing.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Histories of enforcements that tests begin with. */
final class LivedEnforcements {

    static final String CASE = "case_00f3a1b2c4d5e6f7";
    static final String DIGEST = "0".repeat(64);
    static final Actor MAX = new Actor("max", true);
    static final Instant END = NOON.plus(Duration.ofDays(30));
    static final Batches TWO = new Batches(6, Duration.ofHours(1), 42);
    static final Plan PLAN = plan(Measure.SUSPEND, 10, END);
    static final Standing STANDS_CONFIRMED = standing(CONFIRMED);

    static final Standing OPEN_AGAIN = new Standing(Optional.empty(), "");

    static final EnforcementEvent REQUESTED = new EnforcementRequested(CASE, PLAN, "ana", "one card", "lea", NOON);
    static final EnforcementEvent APPROVED = new EnforcementApproved("max", NOON);
    static final EnforcementEvent DECLINED = new EnforcementDeclined("too wide", "max", NOON);
    static final EnforcementEvent FIRST_BATCH = new BatchReleased(0, 6, NOON);
    static final EnforcementEvent REVERSED = new EnforcementReversed("a mistake", "max", NOON);

    static Plan plan(Measure measure, int items, Instant end) {
        return new Plan(measure, items, 1, DIGEST, TWO, end);
    }

    static Standing standing(CaseDecision decision) {
        return new Standing(Optional.of(decision), "ana");
    }

    static RequestEnforcement request(Standing standing, Plan plan) {
        return new RequestEnforcement(CASE, standing, plan, "one card", LEA, NOON);
    }

    static ApproveEnforcement approve(Actor by) {
        return new ApproveEnforcement(STANDS_CONFIRMED, false, 10, 5, by, NOON);
    }

    static Scenario<EnforcementCommand, Enforcement, EnforcementEvent, EnforcementRejection> given(
            EnforcementEvent... history) {
        return Scenario.given(new EnforcementDecider(), history);
    }

    private LivedEnforcements() {}
}
