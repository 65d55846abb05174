package io.stillwatch.cases.enforcement;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent;
import io.stillwatch.cases.publish.CaseEventsTopic;
import io.stillwatch.eventsourcing.Aggregates;
import io.stillwatch.eventsourcing.Outbox;
import io.stillwatch.eventsourcing.Recorded;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Publishes what happens to enforcements beside what happens to their cases. The row is there already, and knows the case. */
final class EnforcementsTopic implements Aggregates.Consequence<EnforcementEvent> {

    @Override
    public Uni<Void> of(Mutiny.StatelessSession session, List<Recorded<EnforcementEvent>> recorded) {
        return session.get(EnforcementRow.class, recorded.getFirst().stream())
                .chain(row -> Outbox.add(
                        session,
                        CaseEventsTopic.NAME,
                        recorded.stream()
                                .map(event -> {
                                    var body = PublishedEnforcement.of(event.stream(), row.caseId, event.event());
                                    return CaseEventsTopic.event(
                                            event, body.type(), event.event().at(), body);
                                })
                                .toList()));
    }
}
