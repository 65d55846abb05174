package io.stillwatch.cases.enforcement;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.MergedCases;
import io.stillwatch.cases.domain.CaseId;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * How many accounts, or end users of them, the measures of a case, and of those that are one with it, touch together: what was approved and not taken back since, and the one
 * that is asked for. Many small measures count as the large one that they are.
 */
final class Radius {

    private static final String TOUCHED = """
            select i.account, i.end_user from enforcement_item i join enforcement e on e.id = i.enforcement
            where e.case_id in (%s) and (e.id = :id or e.state in ('approved', 'expired'))""".formatted(MergedCases.ONE);

    private static final String WITH_ITS_ITEMS =
            "select count(*) from (select distinct * from (%s) t) d".formatted(TOUCHED);

    private static final String WITH_TARGETS =
            "select count(*) from (%s union select m.account, m.end_user %s) t".formatted(TOUCHED, Targets.MEMBERS);

    private Radius() {}

    /** With an enforcement whose items are there. */
    static Uni<Integer> with(Mutiny.StatelessSession session, String caseId, String enforcement) {
        return session.createNativeQuery(WITH_ITS_ITEMS, Long.class)
                .setParameter("case", caseId)
                .setParameter("id", enforcement)
                .getSingleResult()
                .map(Long::intValue);
    }

    /** With an enforcement that nobody has asked for yet. */
    static Uni<Integer> with(Mutiny.StatelessSession session, CaseId about, Targets targets) {
        return targets.in(about, session.createNativeQuery(WITH_TARGETS, Long.class))
                .setParameter("id", "")
                .getSingleResult()
                .map(Long::intValue);
    }
}
