package io.stillwatch.cases.domain;

import static io.stillwatch.cases.domain.Handling.isInTheHandsOf;
import static io.stillwatch.eventsourcing.Decision.accept;
import static io.stillwatch.eventsourcing.Decision.reject;
import static io.stillwatch.eventsourcing.Decision.unchanged;

import io.stillwatch.cases.domain.Case.Assigned;
import io.stillwatch.cases.domain.Case.Closed;
import io.stillwatch.cases.domain.Case.Decided;
import io.stillwatch.cases.domain.Case.Merged;
import io.stillwatch.cases.domain.Case.Unassigned;
import io.stillwatch.cases.domain.Case.Unopened;
import io.stillwatch.cases.domain.CaseCommand.CloseCase;
import io.stillwatch.cases.domain.CaseCommand.CorrectConfirmation;
import io.stillwatch.cases.domain.CaseCommand.DecideCase;
import io.stillwatch.cases.domain.CaseCommand.ReopenCase;
import io.stillwatch.cases.domain.CaseEvent.CaseClosed;
import io.stillwatch.cases.domain.CaseEvent.CaseDecided;
import io.stillwatch.cases.domain.CaseEvent.CaseReopened;
import io.stillwatch.cases.domain.CaseEvent.ConfirmationCorrected;
import io.stillwatch.cases.domain.CaseEvent.CredentialCompromiseFound;
import io.stillwatch.cases.domain.CaseRejection.AlreadyDecided;
import io.stillwatch.cases.domain.CaseRejection.ExpiryOutOfRange;
import io.stillwatch.cases.domain.CaseRejection.MergedIntoAnother;
import io.stillwatch.cases.domain.CaseRejection.NoSuchCase;
import io.stillwatch.cases.domain.CaseRejection.NotALead;
import io.stillwatch.cases.domain.CaseRejection.NotAssigned;
import io.stillwatch.cases.domain.CaseRejection.NotDecided;
import io.stillwatch.cases.domain.CaseRejection.NotTheAssignee;
import io.stillwatch.cases.domain.CaseRejection.NotTheDecider;
import io.stillwatch.cases.domain.CaseRejection.OnlyDismissalsExpire;
import io.stillwatch.eventsourcing.Decision;
import java.time.Duration;
import java.time.Instant;

/** How a case is decided, and what may still become of the decision. */
final class Judging {

    private static final Duration LONGEST_DISMISSAL = Duration.ofDays(366);

    private Judging() {}

    static Decision<CaseEvent, CaseRejection> decide(DecideCase decide, Case state) {
        return switch (state) {
            case Unopened _ -> reject(new NoSuchCase());
            case Unassigned _ when decide.by().lead() -> judge(decide);
            case Unassigned _ -> reject(new NotAssigned());
            case Assigned(var analyst, var _, var _) when isInTheHandsOf(decide.by(), analyst) -> judge(decide);
            case Assigned(var analyst, var _, var _) ->
                reject(new NotTheAssignee(decide.by().id(), analyst));
            case Decided(var decision, var _, var _) -> reject(new AlreadyDecided(decision));
            case Closed(var decision, var _, var _) -> reject(new AlreadyDecided(decision));
            case Merged(var into, var _) -> reject(new MergedIntoAnother(into));
        };
    }

    private static Decision<CaseEvent, CaseRejection> judge(DecideCase decide) {
        return switch (decide.decision()) {
            case DISMISSED -> dismiss(decide);
            case CONFIRMED, INCONCLUSIVE -> forGood(decide, decided(decide));
            case CREDENTIAL_COMPROMISE ->
                forGood(
                        decide,
                        new CredentialCompromiseFound(
                                decide.reason(), decide.by().id(), decide.at()));
        };
    }

    private static Decision<CaseEvent, CaseRejection> forGood(DecideCase decide, CaseEvent decided) {
        return decide.expiresAt().isPresent() ? reject(new OnlyDismissalsExpire(decide.decision())) : accept(decided);
    }

    private static Decision<CaseEvent, CaseRejection> dismiss(DecideCase decide) {
        return decide.expiresAt().filter(end -> isOutOfRange(decide.at(), end)).isPresent()
                ? reject(new ExpiryOutOfRange())
                : accept(decided(decide));
    }

    private static CaseDecided decided(DecideCase decide) {
        return new CaseDecided(decide.decision(), decide.reason(), decide.by().id(), decide.at(), decide.expiresAt());
    }

    private static boolean isOutOfRange(Instant from, Instant end) {
        return !end.isAfter(from) || end.isAfter(from.plus(LONGEST_DISMISSAL));
    }

    /** A decision stands until a lead opens the case again: that is an event of its own, with a reason. */
    static Decision<CaseEvent, CaseRejection> reopen(ReopenCase reopen, Case state) {
        return switch (state) {
            case Unopened _ -> reject(new NoSuchCase());
            case Merged(var into, var _) -> reject(new MergedIntoAnother(into));
            case Unassigned _, Assigned _ -> reject(new NotDecided());
            case Decided _, Closed _
            when !reopen.by().lead() -> reject(new NotALead(reopen.by().id()));
            case Decided _, Closed _ ->
                accept(new CaseReopened(reopen.reason(), reopen.by().id(), reopen.at()));
        };
    }

    static Decision<CaseEvent, CaseRejection> close(CloseCase close, Case state) {
        return switch (state) {
            case Unopened _ -> reject(new NoSuchCase());
            case Merged(var into, var _) -> reject(new MergedIntoAnother(into));
            case Unassigned _, Assigned _ -> reject(new NotDecided());
            case Closed _ -> unchanged();
            case Decided(var _, var by, var _)
            when isInTheHandsOf(close.by(), by) ->
                accept(new CaseClosed(close.by().id(), close.at()));
            case Decided(var _, var by, var _) ->
                reject(new NotTheDecider(close.by().id(), by));
        };
    }

    /** Whatever became of the case since it was confirmed: the account was wronged, and the record says so. */
    static Decision<CaseEvent, CaseRejection> correct(CorrectConfirmation correct, Case state) {
        return switch (state) {
            case Unopened _ -> reject(new NoSuchCase());
            case Unassigned _, Assigned _, Decided _, Closed _, Merged _ ->
                accept(new ConfirmationCorrected(
                        correct.enforcement(), correct.appeal(), state.file().corrections() + 1, correct.at()));
        };
    }
}
