package io.stillwatch.cases.enforcement;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.MergedCases;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ReinstateItem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Members of a measure who had won an appeal in another case, with which its own became one only after the measure was asked for: nobody
 * knew of that then, and they are let alone all the same.
 */
@ApplicationScoped
class LateWinners {

    private static final String WAITING = """
            with part as (%s)
            select i.item, min(a.id)
            from enforcement e
            join part own on own.id = e.case_id
            join part other on other.id <> own.id
            join appeal a on a.case_id = other.id and a.state in ('overturned', 'restored')
            join enforcement_item w on w.enforcement = a.enforcement and w.item = a.item
            join enforcement_item i on i.enforcement = e.id and i.account = w.account and i.end_user = w.end_user
            where e.id = :id and i.state = 'waiting' and greatest(own.since, other.since) > e.requested_at
            group by i.item order by i.item""".formatted(MergedCases.PARTS);

    private final Enforcements enforcements;

    LateWinners(Enforcements enforcements) {
        this.enforcements = enforcements;
    }

    /** {@code goesOn} is the case that the measure's own is part of by now; whoever calls has the turn of the measure. */
    Uni<Void> takeBack(Mutiny.StatelessSession session, String id, String goesOn, Instant at) {
        return session.createNativeQuery(WAITING, Object[].class)
                .setParameter("id", id)
                .setParameter("case", goesOn)
                .getResultList()
                .chain(items -> takeBack(session, id, items, at));
    }

    private Uni<Void> takeBack(Mutiny.StatelessSession session, String id, List<Object[]> items, Instant at) {
        return Multi.createFrom()
                .iterable(items)
                .map(item -> new ReinstateItem((Integer) item[0], (String) item[1], at))
                .onItem()
                .transformToUniAndConcatenate(
                        command -> enforcements.handle(session, id, OptionalLong.empty(), command))
                .onItem()
                .ignoreAsUni();
    }
}
