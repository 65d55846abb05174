package io.stillwatch.cases.domain.enforcement;

import static io.stillwatch.eventsourcing.Decision.accept;
import static io.stillwatch.eventsourcing.Decision.reject;
import static io.stillwatch.eventsourcing.Decision.unchanged;

import io.stillwatch.cases.domain.enforcement.Enforcement.Approved;
import io.stillwatch.cases.domain.enforcement.Enforcement.Declined;
import io.stillwatch.cases.domain.enforcement.Enforcement.Ended;
import io.stillwatch.cases.domain.enforcement.Enforcement.None;
import io.stillwatch.cases.domain.enforcement.Enforcement.Requested;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ApproveEnforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.DeclineEnforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.RequestEnforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementApproved;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementDeclined;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementRequested;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.AlreadyApproved;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.AlreadyDeclined;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.AlreadyEnded;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.DecidedOtherwise;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.ExpiryOutOfRange;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.Frozen;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.MeetsWhomNobodyKnows;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.NoSuchEnforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.NobodyToActOn;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.NotForYou;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.NotMembers;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.OpenedByRequester;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.SecondPersonNeeded;
import io.stillwatch.eventsourcing.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether it may be done. */
final class Permitting {

    private static final Duration LONGEST = Duration.ofDays(366);

    private Permitting() {}

    static Decision<EnforcementEvent, EnforcementRejection> request(RequestEnforcement request, Enforcement state) {
        return switch (state) {
            case Requested _, Approved _, Declined _, Ended _ -> unchanged();
            case None _ ->
                objection(request)
                        .<Decision<EnforcementEvent, EnforcementRejection>>map(Decision::reject)
                        .orElseGet(() -> accept(new EnforcementRequested(
                                request.caseId(),
                                request.plan(),
                                request.standing().decidedBy(),
                                request.reason(),
                                request.by().id(),
                                request.at())));
        };
    }

    private static Optional<EnforcementRejection> objection(RequestEnforcement request) {
        Plan plan = request.plan();
        return request.standing().objection(plan.measure()).or(() -> {
            if (!request.strangers().isEmpty()) {
                return Optional.of(new NotMembers(request.strangers()));
            }
            if (plan.items() < 1) {
                return Optional.of(new NobodyToActOn());
            }
            return isOutOfRange(request.at(), plan.expiresAt())
                    ? Optional.of(new ExpiryOutOfRange())
                    : Optional.empty();
        });
    }

    private static boolean isOutOfRange(Instant from, Instant end) {
        return !end.isAfter(from) || end.isAfter(from.plus(LONGEST));
    }

    static Decision<EnforcementEvent, EnforcementRejection> approve(ApproveEnforcement approve, Enforcement state) {
        return switch (state) {
            case None _ -> reject(new NoSuchEnforcement());
            case Declined _ -> reject(new AlreadyDeclined());
            case Ended(var how, var _) -> reject(new AlreadyEnded(how));
            case Approved _ -> unchanged();
            case Requested requested ->
                objection(approve, requested)
                        .<Decision<EnforcementEvent, EnforcementRejection>>map(Decision::reject)
                        .orElseGet(() ->
                                accept(new EnforcementApproved(approve.by().id(), approve.at())));
        };
    }

    /** The case may have been opened again since, and the time may have run out. */
    private static Optional<EnforcementRejection> objection(ApproveEnforcement approve, Requested requested) {
        Plan plan = requested.plan();
        if (!approve.by().lead()) {
            return Optional.of(new NotForYou(approve.by().id()));
        }
        Optional<EnforcementRejection> alone = alone(approve, requested);
        if (alone.isPresent()) {
            return alone;
        }
        if (approve.frozen()) {
            return Optional.of(new Frozen());
        }
        if (!plan.expiresAt().isAfter(approve.at())) {
            return Optional.of(new ExpiryOutOfRange());
        }
        return approve.standing()
                .objection(plan.measure())
                .or(() -> approve.standing()
                        .against(plan)
                        .map(decision -> new DecidedOtherwise(
                                decision, approve.standing().elsewhere())));
    }

    /** A radius counts what is done in one case, and of cases that are opened by hand one person has as many as they like. */
    private static Optional<EnforcementRejection> alone(ApproveEnforcement approve, Requested requested) {
        String requester = requested.requester();
        if (!approve.by().id().equals(requester)) {
            return Optional.empty();
        }
        int touched = Math.max(requested.plan().items(), approve.touched());
        if (touched > approve.alone()) {
            return Optional.of(new SecondPersonNeeded(requester, touched, approve.alone()));
        }
        if (approve.standForMany() > 0) {
            return Optional.of(new MeetsWhomNobodyKnows(requester));
        }
        return approve.openedBy().filter(requester::equals).map(OpenedByRequester::new);
    }

    /** The requester may think better of it. */
    static Decision<EnforcementEvent, EnforcementRejection> decline(DeclineEnforcement decline, Enforcement state) {
        return switch (state) {
            case None _ -> reject(new NoSuchEnforcement());
            case Declined _ -> unchanged();
            case Ended(var how, var _) -> reject(new AlreadyEnded(how));
            case Approved _ -> reject(new AlreadyApproved());
            case Requested(var requester, var _)
            when decline.by().lead() || decline.by().id().equals(requester) ->
                accept(new EnforcementDeclined(decline.reason(), decline.by().id(), decline.at()));
            case Requested _ -> reject(new NotForYou(decline.by().id()));
        };
    }
}
