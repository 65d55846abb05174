package io.stillwatch.cases.appeals;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.domain.appeal.AppealEvent;
import io.stillwatch.cases.publish.CaseEventsTopic;
import io.stillwatch.eventsourcing.Aggregates;
import io.stillwatch.eventsourcing.Outbox;
import io.stillwatch.eventsourcing.Recorded;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Publishes what happens to appeals beside what happens to their cases. The row is there already, and knows the case. */
final class AppealsTopic implements Aggregates.Consequence<AppealEvent> {

    @Override
    public Uni<Void> of(Mutiny.StatelessSession session, List<Recorded<AppealEvent>> recorded) {
        return session.get(AppealRow.class, recorded.getFirst().stream())
                .chain(row -> Outbox.add(
                        session,
                        CaseEventsTopic.NAME,
                        recorded.stream()
                                .map(event -> {
                                    PublishedAppeal body = PublishedAppeal.of(row, event.event());
                                    return CaseEventsTopic.event(
                                            event, body.type(), event.event().at(), body);
                                })
                                .toList()));
    }
}
