package io.stillwatch.cases.enforcement;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.mutiny.Multi;
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
import io.stillwatch.eventsourcing.Aggregates;
import io.stillwatch.eventsourcing.Recorded;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Keeps the row of an enforcement and those of its items as the events say, in the transaction that records them. */
final class EnforcementProjection implements Aggregates.Consequence<EnforcementEvent> {

    @Override
    public Uni<Void> of(Mutiny.StatelessSession session, List<Recorded<EnforcementEvent>> recorded) {
        return session.get(EnforcementRow.class, recorded.getFirst().stream())
                .chain(row -> keep(session, row, recorded))
                .chain(() -> Multi.createFrom()
                        .iterable(recorded)
                        .onItem()
                        .transformToUniAndConcatenate(event -> items(session, event))
                        .onItem()
                        .ignoreAsUni());
    }

    private static Uni<Void> keep(
            Mutiny.StatelessSession session,
            @Nullable EnforcementRow known,
            List<Recorded<EnforcementEvent>> recorded) {
        EnforcementRow row = known == null ? new EnforcementRow() : known;
        recorded.forEach(event -> apply(row, event));
        return known == null ? session.insert(row) : session.update(row);
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
            case BatchReleased(var batch, var _, var _) -> {
                row.released = batch + 1;
                row.nextDue = due(row);
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
    private static Instant due(EnforcementRow row) {
        if (row.released >= row.batches) {
            return row.expiresAt;
        }
        Instant next = read(row.plan).batches().due(Objects.requireNonNull(row.approvedAt), row.released);
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
