package io.stillwatch.cases.servicelevels;

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
import io.stillwatch.eventsourcing.Recorded;
import io.stillwatch.eventsourcing.Statements;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Notes when the provider's system first said that a measure is in force. */
public final class Containment implements ServiceLevelTable<EnforcementEvent> {

    private static final String ASKED =
            "insert into service_level (stream, case_id) values ($1, $2) on conflict (stream) do nothing";
    private static final String CONTAINED =
            "update service_level set contained_at = coalesce(contained_at, $2) where stream = $1";

    @Override
    public @Nullable Uni<Void> of(Mutiny.StatelessSession session, Recorded<EnforcementEvent> recorded) {
        return switch (recorded.event()) {
            case EnforcementRequested requested ->
                Statements.run(session, ASKED, Tuple.of(recorded.stream(), requested.caseId()))
                        .replaceWithVoid();
            case ItemsAcknowledged chunk when chunk.applied() > 0 -> contained(session, recorded.stream(), chunk.at());
            case ItemsAcknowledged _, EnforcementApproved _, EnforcementDeclined _, BatchReleased _ -> null;
            case EnforcementReversed _,
                    EnforcementExpired _,
                    EnforcementWithdrawn _,
                    ItemReversed _,
                    ItemReinstated _ -> null;
        };
    }

    private static Uni<Void> contained(Mutiny.StatelessSession session, String stream, Instant at) {
        return Statements.run(session, CONTAINED, Tuple.of(stream, at.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }
}
