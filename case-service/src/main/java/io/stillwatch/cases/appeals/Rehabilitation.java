package io.stillwatch.cases.appeals;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.Cases;
import io.stillwatch.cases.MergedCases;
import io.stillwatch.cases.domain.CaseCommand.CorrectConfirmation;
import io.stillwatch.cases.domain.CaseId;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ReinstateItem;
import io.stillwatch.cases.enforcement.Enforcements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.OptionalLong;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Takes back what was done to whoever won an appeal: the measure it was about, every other one of the same case, or one merged with it, that is asked for or in
 * force, and the confirmation.
 */
@ApplicationScoped
class Rehabilitation {

    private static final String ITEMS = """
            select i.enforcement, i.item
            from enforcement_item w
            join enforcement_item i on i.account = w.account and i.end_user = w.end_user
            join enforcement e on e.id = i.enforcement
            where w.enforcement = :enforcement and w.item = :item and e.case_id in (%s)
              and (i.enforcement = w.enforcement
                  or i.state in ('waiting', 'released', 'applied') and e.state in ('requested', 'approved'))
            order by i.enforcement""".formatted(MergedCases.ONE);

    private final Cases cases;
    private final Enforcements enforcements;

    Rehabilitation(Cases cases, Enforcements enforcements) {
        this.cases = cases;
        this.enforcements = enforcements;
    }

    /** Whoever calls has the turn of the case. */
    Uni<Void> of(Mutiny.StatelessSession session, AppealRow won, Instant at) {
        return session.createNativeQuery(ITEMS, Object[].class)
                .setParameter("enforcement", won.enforcement)
                .setParameter("item", won.item)
                .setParameter("case", won.caseId)
                .getResultList()
                .chain(items -> Multi.createFrom()
                        .iterable(items)
                        .onItem()
                        .transformToUniAndConcatenate(item -> enforcements.handle(
                                session,
                                (String) item[0],
                                OptionalLong.empty(),
                                new ReinstateItem((Integer) item[1], won.id, at)))
                        .onItem()
                        .ignoreAsUni())
                .chain(() -> cases.handle(
                        session,
                        new CaseId(won.caseId),
                        OptionalLong.empty(),
                        new CorrectConfirmation(won.enforcement, won.id, at)))
                .replaceWithVoid();
    }
}
