package io.stillwatch.cases.appeals;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.domain.appeal.AppealEvent;
import io.stillwatch.cases.domain.appeal.AppealEvent.AccountRestored;
import io.stillwatch.cases.domain.appeal.AppealEvent.AppealAssigned;
import io.stillwatch.cases.domain.appeal.AppealEvent.AppealFiled;
import io.stillwatch.cases.domain.appeal.AppealEvent.AppealOverturned;
import io.stillwatch.cases.domain.appeal.AppealEvent.AppealUpheld;
import io.stillwatch.cases.rebuild.ReadModel;
import io.stillwatch.eventsourcing.Recorded;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Keeps the row of an appeal as its events say, in the transaction that records them. */
final class AppealProjection implements ReadModel<AppealEvent> {

    @Override
    public String name() {
        return "appeals";
    }

    @Override
    public String table() {
        return "appeal";
    }

    @Override
    public String stream() {
        return "id";
    }

    @Override
    public Uni<Void> of(Mutiny.StatelessSession session, List<Recorded<AppealEvent>> recorded) {
        return session.get(AppealRow.class, recorded.getFirst().stream()).chain(row -> keep(session, row, recorded));
    }

    private static Uni<Void> keep(
            Mutiny.StatelessSession session, @Nullable AppealRow known, List<Recorded<AppealEvent>> recorded) {
        if (known == null && recorded.getFirst().sequence() > 1) {
            return Uni.createFrom()
                    .voidItem(); // Somebody threw the row away; a rebuild makes it from all events, not from these.
        }
        AppealRow row = known == null ? new AppealRow() : known;
        recorded.forEach(event -> apply(row, event));
        return known == null ? session.insert(row) : session.update(row);
    }

    private static void apply(AppealRow row, Recorded<AppealEvent> recorded) {
        row.id = recorded.stream();
        row.sequence = recorded.sequence();
        switch (recorded.event()) {
            case AppealFiled filed -> {
                row.state = "filed";
                row.enforcement = filed.enforcement();
                row.item = filed.item();
                row.caseId = filed.caseId();
                row.filedAt = filed.at();
                row.due = filed.due();
            }
            case AppealAssigned(var reviewer, var _, var _) -> {
                row.state = "in-review";
                row.reviewer = reviewer;
            }
            case AppealUpheld(var _, var _, var at) -> {
                row.state = "upheld";
                row.judgedAt = at;
            }
            case AppealOverturned(var _, var _, var at) -> {
                row.state = "overturned";
                row.judgedAt = at;
            }
            case AccountRestored(var at) -> {
                row.state = "restored";
                row.restoredAt = at;
            }
        }
    }
}
