package io.stillwatch.cases.enforcement;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.CaseEventNames;
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
import io.stillwatch.cases.domain.enforcement.Plan;
import io.stillwatch.cases.rebuild.ReadModel;
import io.stillwatch.eventsourcing.Recorded;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Keeps the row of an enforcement as its events say, in the transaction that records them. */
final class EnforcementProjection implements ReadModel<EnforcementEvent> {

    @Override
    public String name() {
        return "enforcements";
    }

    @Override
    public String table() {
        return "enforcement";
    }

    @Override
    public String stream() {
        return "id";
    }

    @Override
    public Uni<Void> of(Mutiny.StatelessSession session, List<Recorded<EnforcementEvent>> recorded) {
        return session.get(EnforcementRow.class, recorded.getFirst().stream())
                .chain(row -> keep(session, row, recorded));
    }

    private static Uni<Void> keep(
            Mutiny.StatelessSession session,
            @Nullable EnforcementRow known,
            List<Recorded<EnforcementEvent>> recorded) {
        if (known == null && recorded.getFirst().sequence() > 1) {
            return Uni.createFrom()
                    .voidItem(); // Somebody threw the row away; a rebuild makes it from all events, not from these.
        }
        EnforcementRow row = known == null ? new EnforcementRow() : known;
        recorded.forEach(event -> apply(row, event));
        return known == null ? session.insert(row) : session.update(row);
    }

    private static void apply(EnforcementRow row, Recorded<EnforcementEvent> recorded) {
        row.id = recorded.stream();
        row.sequence = recorded.sequence();
        switch (recorded.event()) {
            case EnforcementRequested requested -> request(row, requested);
            case EnforcementApproved(var by, var at) -> {
                row.state = "approved";
                row.approvedBy = by;
                row.approvedAt = at;
                row.nextDue = at;
            }
            case EnforcementDeclined(var _, var _, var at) -> end(row, "declined", at);
            case BatchReleased(var batch, var _, var at) -> {
                row.released = batch + 1;
                row.nextDue = due(row, at);
            }
            case ItemsAcknowledged chunk -> {
                row.applied += chunk.applied();
                row.refused += chunk.refused();
                row.lifted += chunk.lifted();
            }
            case EnforcementReversed(var _, var _, var at) -> end(row, "reversed", at);
            case EnforcementExpired(var at) -> end(row, "expired", at);
            case EnforcementWithdrawn(var _, var at) -> end(row, "withdrawn", at);
            case ItemReversed _, ItemReinstated _ -> {}
        }
    }

    private static void request(EnforcementRow row, EnforcementRequested requested) {
        Plan plan = requested.plan();
        row.caseId = requested.caseId();
        row.state = "requested";
        row.measure = plan.measure().toString();
        row.items = plan.items();
        row.honestLooking = plan.honestLooking();
        row.batches = plan.batches().count(plan.items());
        row.decision = plan.decision().toString();
        row.decidedBy = requested.decidedBy();
        row.requestedBy = requested.by();
        row.requestedAt = requested.at();
        row.expiresAt = plan.expiresAt();
        row.plan = write(plan);
    }

    private static void end(EnforcementRow row, String state, Instant at) {
        row.state = state;
        row.endedAt = at;
        row.nextDue = null;
    }

    /** The next batch, or the end. */
    private static Instant due(EnforcementRow row, Instant since) {
        if (row.released >= row.batches) {
            return row.expiresAt;
        }
        Instant next = read(row.plan).batches().due(since, row.released);
        return next.isBefore(row.expiresAt) ? next : row.expiresAt;
    }

    static Plan read(String plan) {
        try {
            return CaseEventNames.JSON.readValue(plan, Plan.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A plan can't be read", e);
        }
    }

    private static String write(Plan plan) {
        try {
            return CaseEventNames.JSON.writeValueAsString(plan);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A plan can't be written", e);
        }
    }
}
