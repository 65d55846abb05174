package io.stillwatch.cases.domain.enforcement;

import static io.stillwatch.cases.domain.Some.ANA;
import static io.stillwatch.cases.domain.Some.BEN;
import static io.stillwatch.cases.domain.Some.LEA;
import static io.stillwatch.cases.domain.Some.NOON;

import io.stillwatch.cases.domain.enforcement.EnforcementRejection.NotForYou;
import io.stillwatch.cases.domain.enforcement.FreezeCommand.FreezeEnforcement;
import io.stillwatch.cases.domain.enforcement.FreezeCommand.ThawEnforcement;
import io.stillwatch.cases.domain.enforcement.FreezeEvent.EnforcementFrozen;
import io.stillwatch.cases.domain.enforcement.FreezeEvent.EnforcementThawed;
import io.stillwatch.eventsourcing.Scenario;
import org.junit.jupiter.api.Test;

/** One brake for everything. */
class FreezingTest {

    private static final FreezeEvent FROZEN = new EnforcementFrozen("a flood of appeals", "ana", NOON);

    private static Scenario<FreezeCommand, Boolean, FreezeEvent, EnforcementRejection> since(FreezeEvent... history) {
        return Scenario.given(new FreezeDecider(), history);
    }

    @Test
    void anyone_pulls_the_brake() {
        since().when(new FreezeEnforcement("a flood of appeals", ANA, NOON)).then(FROZEN);
    }

    @Test
    void once_is_enough() {
        since(FROZEN).when(new FreezeEnforcement("another flood", BEN, NOON)).thenNothing();
    }

    @Test
    void a_lead_lets_it_go() {
        since(FROZEN).when(new ThawEnforcement(LEA, NOON)).then(new EnforcementThawed("lea", NOON));
    }

    @Test
    void nobody_else_does() {
        since(FROZEN).when(new ThawEnforcement(ANA, NOON)).thenRejected(new NotForYou("ana"));
    }

    @Test
    void what_is_not_frozen_is_not_thawed() {
        since().when(new ThawEnforcement(LEA, NOON)).thenNothing();
    }
}
