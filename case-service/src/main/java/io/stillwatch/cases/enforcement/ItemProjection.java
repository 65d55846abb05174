package io.stillwatch.cases.enforcement;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
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
import io.stillwatch.eventsourcing.Aggregates;
import io.stillwatch.eventsourcing.Recorded;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keeps the rows of an enforcement's items as its events say, in the transaction that records them. */
final class ItemProjection implements Aggregates.Consequence<EnforcementEvent> {

    @Override
    public Uni<Void> of(Mutiny.StatelessSession session, List<Recorded<EnforcementEvent>> recorded) {
        return Multi.createFrom()
                .iterable(recorded)
                .onItem()
                .transformToUniAndConcatenate(event -> items(session, event))
                .onItem()
                .ignoreAsUni();
    }

    private static Uni<Void> items(Mutiny.StatelessSession session, Recorded<EnforcementEvent> recorded) {
        String id = recorded.stream();
        return switch (recorded.event()) {
            case BatchReleased(var batch, var _, var at) -> Items.release(session, id, batch, at);
            case EnforcementReversed(var _, var _, var at) -> Items.endAll(session, id, at);
            case EnforcementExpired(var at) -> Items.endAll(session, id, at);
            case EnforcementWithdrawn(var _, var at) -> Items.endAll(session, id, at);
            case ItemReversed(var item, var _, var _, var at) -> Items.end(session, id, item, at);
            case ItemReinstated(var item, var _, var at) ->
                Items.end(session, id, item, at).chain(() -> Items.tellAgain(session, id, item));
            case EnforcementRequested _, EnforcementApproved _, EnforcementDeclined _, ItemsAcknowledged _ ->
                Uni.createFrom().voidItem();
        };
    }
}
