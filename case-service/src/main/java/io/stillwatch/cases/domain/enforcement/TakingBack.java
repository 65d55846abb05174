package io.stillwatch.cases.domain.enforcement;

import static io.stillwatch.eventsourcing.Decision.accept;
import static io.stillwatch.eventsourcing.Decision.reject;
import static io.stillwatch.eventsourcing.Decision.unchanged;

import io.stillwatch.cases.domain.enforcement.Enforcement.Approved;
import io.stillwatch.cases.domain.enforcement.Enforcement.Declined;
import io.stillwatch.cases.domain.enforcement.Enforcement.Ended;
import io.stillwatch.cases.domain.enforcement.Enforcement.None;
import io.stillwatch.cases.domain.enforcement.Enforcement.Requested;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.DropItems;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ExpireEnforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ReinstateItem;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ReverseEnforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ReverseItem;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.WithdrawEnforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementExpired;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementReversed;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementWithdrawn;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.ItemReinstated;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.ItemReversed;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.AlreadyDeclined;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.AlreadyEnded;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.NoSuchEnforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.NotApproved;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.NotForYou;
import io.stillwatch.eventsourcing.Decision;

/** That it ends: by itself, in one call, for one item. A freeze does not hold that up. */
final class TakingBack {

    private TakingBack() {}

    static Decision<EnforcementEvent, EnforcementRejection> reverse(ReverseEnforcement reverse, Enforcement state) {
        return switch (state) {
            case None _ -> reject(new NoSuchEnforcement());
            case Requested _ -> reject(new NotApproved());
            case Declined _ -> reject(new AlreadyDeclined());
            case Ended _ -> unchanged();
            case Approved _
            when !reverse.by().lead() -> reject(new NotForYou(reverse.by().id()));
            case Approved _ ->
                accept(new EnforcementReversed(reverse.reason(), reverse.by().id(), reverse.at()));
        };
    }

    static Decision<EnforcementEvent, EnforcementRejection> expire(ExpireEnforcement expire, Enforcement state) {
        return switch (state) {
            case None _ -> reject(new NoSuchEnforcement());
            case Requested _ -> reject(new NotApproved());
            case Declined _ -> reject(new AlreadyDeclined());
            case Ended _ -> unchanged();
            case Approved(var plan, var _, var _, var _) when plan.expiresAt().isAfter(expire.at()) -> unchanged();
            case Approved _ -> accept(new EnforcementExpired(expire.at()));
        };
    }

    /** While the case is open again, what is in force stays: only another decision says that it was wrong. */
    static Decision<EnforcementEvent, EnforcementRejection> withdraw(WithdrawEnforcement withdraw, Enforcement state) {
        return switch (state) {
            case None _ -> reject(new NoSuchEnforcement());
            case Requested _ -> reject(new NotApproved());
            case Declined _ -> reject(new AlreadyDeclined());
            case Ended _ -> unchanged();
            case Approved(var plan, var _, var _, var _) ->
                withdraw.standing()
                        .against(plan)
                        .<Decision<EnforcementEvent, EnforcementRejection>>map(
                                otherwise -> accept(new EnforcementWithdrawn(otherwise, withdraw.at())))
                        .orElseGet(Decision::unchanged);
        };
    }

    static Decision<EnforcementEvent, EnforcementRejection> reverse(ReverseItem reverse, Enforcement state) {
        return switch (state) {
            case None _ -> reject(new NoSuchEnforcement());
            case Requested _ -> reject(new NotApproved());
            case Declined _ -> reject(new AlreadyDeclined());
            case Ended(var how, var _) -> reject(new AlreadyEnded(how));
            case Approved _
            when !reverse.by().lead() -> reject(new NotForYou(reverse.by().id()));
            case Approved _ ->
                accept(new ItemReversed(
                        reverse.item(), reverse.reason(), reverse.by().id(), reverse.at()));
        };
    }

    /** A measure that is only asked for is looked through again before its first batch. */
    static Decision<EnforcementEvent, EnforcementRejection> drop(DropItems drop, Enforcement state) {
        return switch (state) {
            case None _ -> reject(new NoSuchEnforcement());
            case Declined _ -> reject(new AlreadyDeclined());
            case Requested _, Ended _ -> unchanged();
            case Approved _ ->
                new Decision.Accepted<>(drop.items().stream()
                        .<EnforcementEvent>map(item ->
                                new ItemReversed(item.item(), item.why().toString(), EnforcementEvent.CLOCK, drop.at()))
                        .toList());
        };
    }

    /** Whoever was wronged is left out of what is only asked for, and told so even if the measure ended meanwhile. */
    static Decision<EnforcementEvent, EnforcementRejection> reinstate(ReinstateItem reinstate, Enforcement state) {
        return switch (state) {
            case None _ -> reject(new NoSuchEnforcement());
            case Declined _ -> reject(new AlreadyDeclined());
            case Requested _, Approved _, Ended _ ->
                accept(new ItemReinstated(reinstate.item(), reinstate.appeal(), reinstate.at()));
        };
    }
}
