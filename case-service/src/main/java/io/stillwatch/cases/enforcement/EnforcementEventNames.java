package io.stillwatch.cases.enforcement;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.stillwatch.cases.CaseEventNames;
import io.stillwatch.cases.domain.enforcement.Batches;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.BatchReleased;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementApproved;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementDeclined;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementExpired;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementRequested;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementReversed;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementWithdrawn;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.ItemReinstated;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.ItemReversed;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.ItemsAcknowledged;
import io.stillwatch.cases.domain.enforcement.Ground;
import io.stillwatch.cases.domain.enforcement.Plan;
import io.stillwatch.eventsourcing.EventNames;
import java.util.Map;

/** What the events of an enforcement are called, on disk and on the wire. */
@RegisterForReflection(
        targets = {
            EnforcementRequested.class,
            EnforcementApproved.class,
            EnforcementDeclined.class,
            BatchReleased.class,
            ItemsAcknowledged.class,
            EnforcementReversed.class,
            EnforcementExpired.class,
            EnforcementWithdrawn.class,
            ItemReversed.class,
            ItemReinstated.class,
            Plan.class,
            Ground.class,
            Batches.class
        })
public final class EnforcementEventNames {

    private static final Map<String, Class<? extends EnforcementEvent>> NAMES = Map.of(
            "enforcement-requested", EnforcementRequested.class,
            "enforcement-approved", EnforcementApproved.class,
            "enforcement-declined", EnforcementDeclined.class,
            "enforcement-batch-released", BatchReleased.class,
            "enforcement-items-acknowledged", ItemsAcknowledged.class,
            "enforcement-reversed", EnforcementReversed.class,
            "enforcement-expired", EnforcementExpired.class,
            "enforcement-withdrawn", EnforcementWithdrawn.class,
            "enforcement-item-reversed", ItemReversed.class,
            "enforcement-item-reinstated", ItemReinstated.class);

    private EnforcementEventNames() {}

    public static EventNames<EnforcementEvent> all() {
        return new EventNames<>(CaseEventNames.JSON, NAMES);
    }
}
