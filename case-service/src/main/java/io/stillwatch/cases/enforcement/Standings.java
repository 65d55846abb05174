package io.stillwatch.cases.enforcement;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.Cases;
import io.stillwatch.cases.domain.Case;
import io.stillwatch.cases.domain.CaseEvent;
import io.stillwatch.cases.domain.CaseEvent.CaseOpenedByHand;
import io.stillwatch.cases.domain.CaseId;
import io.stillwatch.cases.domain.enforcement.Standing;
import io.stillwatch.eventsourcing.EventLog;
import io.stillwatch.eventsourcing.Recorded;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Says how the case stands that a measure follows from, if it became part of another, how that one does; and who opened it. */
@ApplicationScoped
class Standings {

    /** Campaigns do not merge in a circle; if they did, nothing would go on. */
    private static final int FARTHEST = 20;

    private final Cases cases;
    private final EventLog<CaseEvent> log;

    Standings(Cases cases, EventLog<CaseEvent> log) {
        this.cases = cases;
        this.log = log;
    }

    /** It stands like that until the transaction ends. */
    Uni<Standing> of(Mutiny.StatelessSession session, String caseId) {
        return following(session, new CaseId(caseId), FARTHEST);
    }

    /** Who opened the case by hand; nobody if a campaign did. */
    Uni<Optional<String>> openedBy(Mutiny.StatelessSession session, String caseId) {
        return log.history(session, caseId)
                .map(history -> history.events().stream()
                        .map(Recorded::event)
                        .flatMap(event ->
                                event instanceof CaseOpenedByHand opened ? Stream.of(opened.by()) : Stream.empty())
                        .findFirst());
    }

    private Uni<Standing> following(Mutiny.StatelessSession session, CaseId id, int farther) {
        return cases.state(session, id)
                .chain(state -> state instanceof Case.Merged(var into, var _) && farther > 0
                        ? elsewhere(session, CaseId.followed(into), farther - 1)
                        : Uni.createFrom().item(Standing.of(state)));
    }

    private Uni<Standing> elsewhere(Mutiny.StatelessSession session, CaseId id, int farther) {
        return following(session, id, farther)
                .map(standing -> standing.elsewhere().isPresent() ? standing : standing.in(id.value()));
    }
}
