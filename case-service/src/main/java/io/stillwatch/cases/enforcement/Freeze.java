package io.stillwatch.cases.enforcement;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.stillwatch.cases.CaseEventNames;
import io.stillwatch.cases.domain.enforcement.FreezeEvent;
import io.stillwatch.cases.domain.enforcement.FreezeEvent.EnforcementFrozen;
import io.stillwatch.cases.domain.enforcement.FreezeEvent.EnforcementThawed;
import io.stillwatch.eventsourcing.EventNames;
import java.util.Map;

/** What the events of the freeze are called, on disk and on the wire; there is one freeze, for everything. */
@RegisterForReflection(targets = {EnforcementFrozen.class, EnforcementThawed.class})
public final class Freeze {

    /** Its stream in the log, and its key on the topic. */
    public static final String STREAM = "freeze";

    private Freeze() {}

    public static EventNames<FreezeEvent> names() {
        return new EventNames<>(
                CaseEventNames.JSON,
                Map.of("enforcement-frozen", EnforcementFrozen.class, "enforcement-thawed", EnforcementThawed.class));
    }

    /** What is published: that it is so and who said it, never why. */
    @RegisterForReflection
    record Body(String by) {}

    static String type(FreezeEvent event) {
        return switch (event) {
            case EnforcementFrozen _ -> "enforcement-frozen.v1";
            case EnforcementThawed _ -> "enforcement-thawed.v1";
        };
    }
}
