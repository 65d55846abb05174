package io.stillwatch.cases.enforcement;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.CaseEventNames;
import io.stillwatch.cases.domain.enforcement.FreezeEvent;
import io.stillwatch.cases.domain.enforcement.FreezeEvent.EnforcementFrozen;
import io.stillwatch.cases.domain.enforcement.FreezeEvent.EnforcementThawed;
import io.stillwatch.eventsourcing.EventNames;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** What the events of the freeze are called, on disk and on the wire; there is one freeze, for everything. */
@RegisterForReflection(targets = {EnforcementFrozen.class, EnforcementThawed.class})
public final class Freeze {

    /** Its stream in the log, and its key on the topic. */
    public static final String STREAM = "freeze";

    private static final String LAST = """
            select type from event_log where stream = '%s' and type in ('enforcement-frozen', 'enforcement-thawed')
            order by sequence desc limit 1""".formatted(STREAM);

    private Freeze() {}

    /** Whether everything is frozen, for those who look and do nothing: they wait for nobody. */
    static Uni<Boolean> isSeen(Mutiny.StatelessSession session) {
        return session.createNativeQuery(LAST, String.class)
                .getResultList()
                .map(last -> last.contains("enforcement-frozen"));
    }

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
