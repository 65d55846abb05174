package io.stillwatch.cases.servicelevels;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.domain.appeal.AppealEvent;
import io.stillwatch.cases.domain.appeal.AppealEvent.AccountRestored;
import io.stillwatch.cases.domain.appeal.AppealEvent.AppealAssigned;
import io.stillwatch.cases.domain.appeal.AppealEvent.AppealFiled;
import io.stillwatch.cases.domain.appeal.AppealEvent.AppealOverturned;
import io.stillwatch.cases.domain.appeal.AppealEvent.AppealUpheld;
import io.stillwatch.eventsourcing.Recorded;
import io.stillwatch.eventsourcing.Statements;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Notes when an appeal was filed, when it was answered, and how. */
public final class Hearings implements ServiceLevelTable<AppealEvent> {

    private static final String FILED =
            "insert into service_level (stream, case_id, appealed_at) values ($1, $2, $3) on conflict (stream) do nothing";
    private static final String ANSWERED =
            "update service_level set answered_at = $2, overturned = $3 where stream = $1";

    @Override
    public @Nullable Uni<Void> of(Mutiny.StatelessSession session, Recorded<AppealEvent> recorded) {
        String appeal = recorded.stream();
        return switch (recorded.event()) {
            case AppealFiled filed ->
                Statements.run(
                                session,
                                FILED,
                                Tuple.of(appeal, filed.caseId(), filed.at().atOffset(ZoneOffset.UTC)))
                        .replaceWithVoid();
            case AppealUpheld(var _, var _, var at) -> answered(session, appeal, at, false);
            case AppealOverturned(var _, var _, var at) -> answered(session, appeal, at, true);
            case AppealAssigned _, AccountRestored _ -> null;
        };
    }

    private static Uni<Void> answered(Mutiny.StatelessSession session, String appeal, Instant at, boolean overturned) {
        return Statements.run(session, ANSWERED, Tuple.of(appeal, at.atOffset(ZoneOffset.UTC), overturned))
                .replaceWithVoid();
    }
}
