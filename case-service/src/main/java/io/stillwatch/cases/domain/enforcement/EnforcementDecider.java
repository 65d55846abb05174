package io.stillwatch.cases.domain.enforcement;

import io.stillwatch.cases.domain.enforcement.Enforcement.Approved;
import io.stillwatch.cases.domain.enforcement.Enforcement.Declined;
import io.stillwatch.cases.domain.enforcement.Enforcement.Ended;
import io.stillwatch.cases.domain.enforcement.Enforcement.Ending;
import io.stillwatch.cases.domain.enforcement.Enforcement.None;
import io.stillwatch.cases.domain.enforcement.Enforcement.Requested;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ApproveEnforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.DeclineEnforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.DropItems;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ExpireEnforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.RecordAcknowledgements;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ReinstateItem;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ReleaseBatch;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.RequestEnforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ReverseEnforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ReverseItem;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.WithdrawEnforcement;
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
import io.stillwatch.eventsourcing.Decider;
import io.stillwatch.eventsourcing.Decision;
import java.time.Instant;

/** The life of an enforcement: requested, approved by a second person, released, acknowledged, and in any case ended. */
public final class EnforcementDecider
        implements Decider<EnforcementCommand, Enforcement, EnforcementEvent, EnforcementRejection> {

    @Override
    public Enforcement initial() {
        return new None();
    }

    @Override
    public Decision<EnforcementEvent, EnforcementRejection> decide(EnforcementCommand command, Enforcement state) {
        return switch (command) {
            case RequestEnforcement request -> Permitting.request(request, state);
            case ApproveEnforcement approve -> Permitting.approve(approve, state);
            case DeclineEnforcement decline -> Permitting.decline(decline, state);
            case ReleaseBatch release -> Acting.release(release, state);
            case RecordAcknowledgements record -> Acting.record(record, state);
            case ReverseEnforcement reverse -> TakingBack.reverse(reverse, state);
            case ExpireEnforcement expire -> TakingBack.expire(expire, state);
            case WithdrawEnforcement withdraw -> TakingBack.withdraw(withdraw, state);
            case ReverseItem reverse -> TakingBack.reverse(reverse, state);
            case DropItems drop -> TakingBack.drop(drop, state);
            case ReinstateItem reinstate -> TakingBack.reinstate(reinstate, state);
        };
    }

    @Override
    public Enforcement evolve(Enforcement state, EnforcementEvent event) {
        return switch (event) {
            case EnforcementRequested(var _, var plan, var _, var _, var by, var _) -> new Requested(by, plan);
            case EnforcementApproved(var _, var at) -> new Approved(plan(state), at, 0, Progress.NONE);
            case EnforcementDeclined _ -> new Declined();
            case BatchReleased(var batch, var _, var at) -> released(state, batch + 1, at);
            case ItemsAcknowledged chunk -> acknowledged(state, chunk);
            case EnforcementReversed _ -> new Ended(Ending.REVERSED, progress(state));
            case EnforcementExpired _ -> new Ended(Ending.EXPIRED, progress(state));
            case EnforcementWithdrawn _ -> new Ended(Ending.WITHDRAWN, progress(state));
            case ItemReversed _, ItemReinstated _ -> state;
        };
    }

    private static Plan plan(Enforcement state) {
        return switch (state) {
            case Requested(var _, var plan) -> plan;
            case None _, Approved _, Declined _, Ended _ ->
                throw new IllegalStateException("Only what was requested was approved");
        };
    }

    private static Enforcement released(Enforcement state, int batches, Instant at) {
        return switch (state) {
            case Approved(var plan, var _, var _, var progress) -> new Approved(plan, at, batches, progress);
            case None _, Requested _, Declined _, Ended _ ->
                throw new IllegalStateException("Only what was approved was released");
        };
    }

    private static Enforcement acknowledged(Enforcement state, ItemsAcknowledged chunk) {
        return switch (state) {
            case Approved(var plan, var since, var released, var progress) ->
                new Approved(plan, since, released, progress.with(chunk));
            case Ended(var how, var progress) -> new Ended(how, progress.with(chunk));
            case None _, Requested _, Declined _ ->
                throw new IllegalStateException("Only what was released was acknowledged");
        };
    }

    private static Progress progress(Enforcement state) {
        return switch (state) {
            case Approved(var _, var _, var _, var progress) -> progress;
            case None _, Requested _, Declined _, Ended _ ->
                throw new IllegalStateException("Only what was approved came to an end");
        };
    }
}
