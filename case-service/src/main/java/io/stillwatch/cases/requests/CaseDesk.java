package io.stillwatch.cases.requests;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.CaseProblems;
import io.stillwatch.cases.CaseStatus;
import io.stillwatch.cases.Cases;
import io.stillwatch.cases.MemberList;
import io.stillwatch.cases.MemberRows;
import io.stillwatch.cases.domain.Case;
import io.stillwatch.cases.domain.CaseCommand;
import io.stillwatch.cases.domain.CaseCommand.OpenCaseByHand;
import io.stillwatch.cases.domain.CaseEvent;
import io.stillwatch.cases.domain.CaseId;
import io.stillwatch.cases.domain.CaseRejection;
import io.stillwatch.eventsourcing.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Has the cases do what clients ask. */
@ApplicationScoped
class CaseDesk {

    private final Cases cases;
    private final Desk desk;

    CaseDesk(Cases cases, Desk desk) {
        this.cases = cases;
        this.desk = desk;
    }

    /** Carries out what the body asks of the case; fails with a problem if it is refused or does not make sense. */
    Uni<CaseStatus> ask(String id, Conditions conditions, @Nullable CaseRequest body) {
        CaseRequest request = Desk.given(body);
        CaseCommand command = request.command(desk.actor(), desk.now());
        CaseId named =
                CaseId.named(id).orElseThrow(() -> CaseProblems.noSuchCase().asException());
        OptionalLong expected = conditions.expectedVersion();
        return desk.ask(
                conditions,
                request.verb() + " " + id,
                request,
                CaseStatus.class,
                session -> cases.handle(session, named, expected, command).map(outcome -> answer(named, outcome)));
    }

    /** The request, if it would be carried out on some case; fails with the problem that it does not make sense. */
    <R extends CaseRequest> R insistOnSense(R request) {
        request.command(desk.actor(), desk.now());
        return request;
    }

    /** A case about a campaign that scoring has not found. */
    Uni<CaseStatus> open(Conditions conditions, @Nullable Tip tip) {
        Tip given = Desk.given(tip);
        CaseId id = CaseId.fresh(ThreadLocalRandom.current().nextLong());
        Instant now = desk.now();
        MemberList members = given.members(id, now);
        OpenCaseByHand command = given.command(id, members, desk.actor(), now);
        return desk.ask(
                conditions,
                "open",
                given,
                CaseStatus.class,
                session -> cases.handle(session, id, OptionalLong.empty(), command)
                        .call(() -> MemberRows.keep(session, id, members))
                        .map(outcome -> answer(id, outcome)));
    }

    /** What would become of it if it were asked now: it is carried out, and taken back before anybody sees it. */
    Uni<Answer<CaseStatus>> preview(String id, OptionalLong expected, CaseRequest body) {
        CaseCommand command = body.command(desk.actor(), desk.now());
        CaseId named = CaseId.named(id).orElse(null);
        if (named == null) {
            return Uni.createFrom().item(new Answer.Refused<>(CaseProblems.noSuchCase()));
        }
        return cases.inTransaction(session -> cases.handle(session, named, expected, command)
                        .map(outcome -> answer(named, outcome))
                        .<Answer<CaseStatus>>chain(answer -> Uni.createFrom().failure(new TakenBack(answer))))
                .onFailure(TakenBack.class)
                .recoverWithItem(failure -> failure.answer);
    }

    /** Takes the transaction with it. */
    private static final class TakenBack extends RuntimeException {
        private final transient Answer<CaseStatus> answer;

        TakenBack(Answer<CaseStatus> answer) {
            super("Only a preview", null, false, false);
            this.answer = answer;
        }
    }

    private static Answer<CaseStatus> answer(CaseId id, Outcome<Case, CaseEvent, CaseRejection> outcome) {
        return outcome instanceof Outcome.Overtaken<Case, CaseEvent, CaseRejection>(var sequence) && sequence == 0
                ? new Answer.Refused<>(CaseProblems.noSuchCase())
                : Answer.of(outcome, (state, sequence) -> CaseStatus.of(id, state, sequence), CaseProblems::of);
    }
}
