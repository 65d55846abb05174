package io.stillwatch.cases.domain;

import static io.stillwatch.eventsourcing.Decision.accept;
import static io.stillwatch.eventsourcing.Decision.reject;
import static io.stillwatch.eventsourcing.Decision.unchanged;

import io.stillwatch.cases.domain.Case.Merged;
import io.stillwatch.cases.domain.Case.Unopened;
import io.stillwatch.cases.domain.CaseCommand.MergeCase;
import io.stillwatch.cases.domain.CaseCommand.OpenCase;
import io.stillwatch.cases.domain.CaseCommand.OpenCaseByHand;
import io.stillwatch.cases.domain.CaseCommand.QuietCase;
import io.stillwatch.cases.domain.CaseCommand.RecordFinding;
import io.stillwatch.cases.domain.CaseCommand.SplitCase;
import io.stillwatch.cases.domain.CaseEvent.CaseMerged;
import io.stillwatch.cases.domain.CaseEvent.CaseOpened;
import io.stillwatch.cases.domain.CaseEvent.CaseOpenedByHand;
import io.stillwatch.cases.domain.CaseEvent.CaseQuieted;
import io.stillwatch.cases.domain.CaseEvent.CaseSplit;
import io.stillwatch.cases.domain.CaseEvent.FindingRecorded;
import io.stillwatch.cases.domain.CaseRejection.MergedIntoAnother;
import io.stillwatch.cases.domain.CaseRejection.NotOpened;
import io.stillwatch.eventsourcing.Decision;
import java.time.Instant;

/** How a case begins, and follows what becomes of its campaign. */
final class Following {

    private Following() {}

    /** A tip may have opened it before: then the announcement is the first finding. */
    static Decision<CaseEvent, CaseRejection> open(OpenCase open, Case state) {
        return switch (state) {
            case Unopened _ ->
                accept(new CaseOpened(
                        open.campaign(), open.firstSeen(), open.watchedSince(), open.finding(), open.at()));
            case Case.Unassigned _, Case.Assigned _, Case.Decided _, Case.Closed _, Merged _ ->
                keep(open.finding(), open.at(), state);
        };
    }

    static Decision<CaseEvent, CaseRejection> openByHand(OpenCaseByHand open, Case state) {
        return switch (state) {
            case Unopened _ ->
                accept(new CaseOpenedByHand(
                        open.campaign(),
                        open.summary(),
                        open.members(),
                        open.by().id(),
                        open.at()));
            case Case.Unassigned _, Case.Assigned _, Case.Decided _, Case.Closed _, Merged _ -> unchanged();
        };
    }

    static Decision<CaseEvent, CaseRejection> record(RecordFinding record, Case state) {
        return switch (state) {
            case Unopened _ -> reject(new NotOpened(record.finding().sequence()));
            case Case.Unassigned _, Case.Assigned _, Case.Decided _, Case.Closed _, Merged _ ->
                keep(record.finding(), record.at(), state);
        };
    }

    /** A finding that comes after the decision is kept as well: whoever decided has to be able to see it. */
    private static Decision<CaseEvent, CaseRejection> keep(Finding finding, Instant at, Case state) {
        return state.findings().have(finding.sequence()) ? unchanged() : accept(new FindingRecorded(finding, at));
    }

    static Decision<CaseEvent, CaseRejection> merge(MergeCase merge, Case state) {
        return switch (state) {
            case Unopened _ -> reject(new NotOpened(merge.sequence()));
            case Merged(var into, var _) when into.equals(merge.into()) -> unchanged();
            case Merged(var into, var _) -> reject(new MergedIntoAnother(into));
            case Case.Unassigned _, Case.Assigned _, Case.Decided _, Case.Closed _ ->
                accept(new CaseMerged(merge.into(), merge.sequence(), merge.at()));
        };
    }

    /** It changes nothing but which of the campaign's events the case has heard. */
    static Decision<CaseEvent, CaseRejection> quiet(QuietCase quiet, Case state) {
        return switch (state) {
            case Unopened _ -> reject(new NotOpened(quiet.sequence()));
            case Case.Unassigned _, Case.Assigned _, Case.Decided _, Case.Closed _, Merged _ ->
                state.findings().have(quiet.sequence())
                        ? unchanged()
                        : accept(new CaseQuieted(quiet.sequence(), quiet.at()));
        };
    }

    static Decision<CaseEvent, CaseRejection> split(SplitCase split, Case state) {
        return switch (state) {
            case Unopened _ -> reject(new NotOpened(split.sequence()));
            case Merged(var into, var _) -> reject(new MergedIntoAnother(into));
            case Case.Unassigned _, Case.Assigned _, Case.Decided _, Case.Closed _ ->
                state.findings().have(split.sequence())
                        ? unchanged()
                        : accept(new CaseSplit(split.parts(), split.sequence(), split.at()));
        };
    }
}
