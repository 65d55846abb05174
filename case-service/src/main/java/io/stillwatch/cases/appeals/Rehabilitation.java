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
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Takes back what was done to whoever won an appeal: the measure it was about, every other one of the same case, or one merged with it, that is asked for or in
 * force, and the confirmation, in each of these cases that confirmed them as a member: a measure against a stolen key rests on none. A
 * decision is corrected once for each of them, however many appeals they win against it.
 */
@ApplicationScoped
class Rehabilitation {

    private static final String CONFIRMED = """
            select c.id from cases c
            where (c.id = :case and exists (select from enforcement e where e.id = :enforcement and e.decision = 'confirmed')
              or c.id <> :case and c.id in (%s) and c.decision = 'confirmed' and exists (
                select from enforcement_item w join case_member m on m.account = w.account and m.end_user = w.end_user
                where w.enforcement = :enforcement and w.item = :item and m.case_id = c.id))
            and not exists (
                select from event_log e join appeal a on a.id = cast(e.body as json) -> 'appeal' #>> '{}'
                join enforcement_item o on o.enforcement = a.enforcement and o.item = a.item
                join enforcement_item w on w.account = o.account and w.end_user = o.end_user
                where e.stream = c.id and e.type = 'confirmation-corrected' and w.enforcement = :enforcement and w.item = :item
                  and a.judged_at > coalesce(c.decided_at, '-infinity'))
            order by c.id""".formatted(MergedCases.ONE);

    private final Cases cases;
    private final Enforcements enforcements;

    Rehabilitation(Cases cases, Enforcements enforcements) {
        this.cases = cases;
        this.enforcements = enforcements;
    }

    /** Whoever calls has the turns of the case and of those that are one with it. */
    Uni<Void> of(Mutiny.StatelessSession session, AppealRow won, Instant at) {
        return TakenBack.by(session, won.caseId, won.enforcement, won.item)
                .chain(items -> each(items, item -> reinstate(session, item, won, at)))
                .chain(() -> confirmed(session, won))
                .chain(ids -> each(ids, id -> correct(session, id, won, at)));
    }

    private Uni<?> reinstate(Mutiny.StatelessSession session, TakenBack item, AppealRow won, Instant at) {
        var command = new ReinstateItem(item.item(), won.id, at);
        return enforcements.handle(session, item.enforcement(), OptionalLong.empty(), command);
    }

    private Uni<?> correct(Mutiny.StatelessSession session, String id, AppealRow won, Instant at) {
        var command = new CorrectConfirmation(won.enforcement, won.id, at);
        return cases.handle(session, new CaseId(id), OptionalLong.empty(), command);
    }

    private static Uni<List<String>> confirmed(Mutiny.StatelessSession session, AppealRow won) {
        return session.createNativeQuery(CONFIRMED, String.class)
                .setParameter("enforcement", won.enforcement)
                .setParameter("item", won.item)
                .setParameter("case", won.caseId)
                .getResultList();
    }

    private static <T> Uni<Void> each(List<T> all, Function<T, Uni<?>> step) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(step)
                .onItem()
                .ignoreAsUni();
    }
}
