package io.stillwatch.cases.domain.appeal;

import static io.stillwatch.eventsourcing.Decision.accept;
import static io.stillwatch.eventsourcing.Decision.reject;
import static io.stillwatch.eventsourcing.Decision.unchanged;

import io.stillwatch.cases.domain.appeal.Appeal.Filed;
import io.stillwatch.cases.domain.appeal.Appeal.InReview;
import io.stillwatch.cases.domain.appeal.Appeal.Overturned;
import io.stillwatch.cases.domain.appeal.Appeal.Restored;
import io.stillwatch.cases.domain.appeal.Appeal.Unfiled;
import io.stillwatch.cases.domain.appeal.Appeal.Upheld;
import io.stillwatch.cases.domain.appeal.AppealCommand.AssignReviewer;
import io.stillwatch.cases.domain.appeal.AppealCommand.FileAppeal;
import io.stillwatch.cases.domain.appeal.AppealCommand.OverturnAppeal;
import io.stillwatch.cases.domain.appeal.AppealCommand.RestoreAccount;
import io.stillwatch.cases.domain.appeal.AppealCommand.UpholdAppeal;
import io.stillwatch.cases.domain.appeal.AppealEvent.AccountRestored;
import io.stillwatch.cases.domain.appeal.AppealEvent.AppealAssigned;
import io.stillwatch.cases.domain.appeal.AppealEvent.AppealFiled;
import io.stillwatch.cases.domain.appeal.AppealEvent.AppealOverturned;
import io.stillwatch.cases.domain.appeal.AppealEvent.AppealUpheld;
import io.stillwatch.cases.domain.appeal.AppealRejection.AlreadyFiled;
import io.stillwatch.cases.domain.appeal.AppealRejection.AlreadyJudged;
import io.stillwatch.cases.domain.appeal.AppealRejection.AlreadyReinstated;
import io.stillwatch.cases.domain.appeal.AppealRejection.NeverInForce;
import io.stillwatch.cases.domain.appeal.AppealRejection.NoReviewer;
import io.stillwatch.cases.domain.appeal.AppealRejection.NoSuchAppeal;
import io.stillwatch.cases.domain.appeal.AppealRejection.NotOverturned;
import io.stillwatch.cases.domain.appeal.AppealRejection.NotTheReviewer;
import io.stillwatch.cases.domain.appeal.AppealRejection.NothingToAppeal;
import io.stillwatch.cases.domain.appeal.AppealRejection.ReviewerWasInvolved;
import io.stillwatch.eventsourcing.Decider;
import io.stillwatch.eventsourcing.Decision;
import java.util.List;
import java.util.stream.Stream;

/** The life of an appeal: one for each account and enforcement, judged by somebody who had no part in what it is about. */
public final class AppealDecider implements Decider<AppealCommand, Appeal, AppealEvent, AppealRejection> {

    @Override
    public Appeal initial() {
        return new Unfiled();
    }

    @Override
    public Decision<AppealEvent, AppealRejection> decide(AppealCommand command, Appeal state) {
        return switch (command) {
            case FileAppeal file -> file(file, state);
            case AssignReviewer assign -> assign(assign, state);
            case UpholdAppeal uphold -> uphold(uphold, state);
            case OverturnAppeal(var reason, var involved, var by, var at) ->
                judge(by, involved, new AppealOverturned(reason, by, at), state);
            case RestoreAccount restore -> restore(restore, state);
        };
    }

    @Override
    public Appeal evolve(Appeal state, AppealEvent event) {
        return switch (event) {
            case AppealFiled filed -> new Filed(withWhoFiled(filed));
            case AppealAssigned(var reviewer, var _, var _) -> new InReview(reviewer, involved(state));
            case AppealUpheld _ -> new Upheld();
            case AppealOverturned _ -> new Overturned();
            case AccountRestored _ -> new Restored();
        };
    }

    private static Decision<AppealEvent, AppealRejection> file(FileAppeal file, Appeal state) {
        return switch (state) {
            case Unfiled _ -> file(file);
            case Filed _, InReview _, Upheld _, Overturned _, Restored _ -> reject(new AlreadyFiled());
        };
    }

    private static Decision<AppealEvent, AppealRejection> file(FileAppeal file) {
        return switch (file.acted()) {
            case NOT_YET -> reject(new NothingToAppeal());
            case REFUSED -> reject(new NeverInForce());
            case YES ->
                accept(new AppealFiled(
                        file.enforcement(),
                        file.item(),
                        file.caseId(),
                        file.statement(),
                        file.involved(),
                        file.by(),
                        file.due(),
                        file.at()));
        };
    }

    private static Decision<AppealEvent, AppealRejection> assign(AssignReviewer assign, Appeal state) {
        return switch (state) {
            case Unfiled _ -> reject(new NoSuchAppeal());
            case Upheld _, Overturned _, Restored _ -> reject(new AlreadyJudged());
            case InReview(var reviewer, var _) when reviewer.equals(assign.reviewer()) -> unchanged();
            case Filed(var involved) -> assign(assign, involved);
            case InReview(var _, var involved) -> assign(assign, involved);
        };
    }

    private static Decision<AppealEvent, AppealRejection> assign(AssignReviewer assign, List<String> involved) {
        return involved.contains(assign.reviewer()) || assign.involved().contains(assign.reviewer())
                ? reject(new ReviewerWasInvolved(assign.reviewer()))
                : accept(new AppealAssigned(assign.reviewer(), assign.by(), assign.at()));
    }

    private static Decision<AppealEvent, AppealRejection> uphold(UpholdAppeal uphold, Appeal state) {
        AppealEvent upheld = new AppealUpheld(uphold.reason(), uphold.by(), uphold.at());
        Decision<AppealEvent, AppealRejection> judged = judge(uphold.by(), uphold.involved(), upheld, state);
        return uphold.reinstated() && judged instanceof Decision.Accepted<AppealEvent, AppealRejection>
                ? reject(new AlreadyReinstated())
                : judged;
    }

    /** Whoever got a part in the case after the appeal was given to them hands it on. */
    private static Decision<AppealEvent, AppealRejection> judge(
            String by, List<String> involved, AppealEvent judged, Appeal state) {
        return switch (state) {
            case Unfiled _ -> reject(new NoSuchAppeal());
            case Filed _ -> reject(new NoReviewer());
            case InReview(var reviewer, var _) when !reviewer.equals(by) -> reject(new NotTheReviewer(by, reviewer));
            case InReview(var _, var before)
            when before.contains(by) || involved.contains(by) -> reject(new ReviewerWasInvolved(by));
            case InReview _ -> accept(judged);
            case Upheld _, Overturned _, Restored _ -> reject(new AlreadyJudged());
        };
    }

    private static Decision<AppealEvent, AppealRejection> restore(RestoreAccount restore, Appeal state) {
        return switch (state) {
            case Unfiled _ -> reject(new NoSuchAppeal());
            case Filed _, InReview _, Upheld _ -> reject(new NotOverturned());
            case Overturned _ -> accept(new AccountRestored(restore.at()));
            case Restored _ -> unchanged();
        };
    }

    /** Whoever speaks for the account does not judge. */
    private static List<String> withWhoFiled(AppealFiled filed) {
        return Stream.concat(filed.involved().stream(), Stream.of(filed.by()))
                .distinct()
                .toList();
    }

    private static List<String> involved(Appeal state) {
        return switch (state) {
            case Filed(var involved) -> involved;
            case InReview(var _, var involved) -> involved;
            case Unfiled _, Upheld _, Overturned _, Restored _ ->
                throw new IllegalStateException("Only what is open was assigned");
        };
    }
}
