package io.stillwatch.cases.enforcement;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.MergedCases;
import io.stillwatch.cases.domain.CaseId;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * How many accounts and end users the measures of a case, and of those that are one with it, touch together: what was approved and not taken
 * back since, and the one that is asked for. Many small measures count as the large one that they are, and an account that is met as a whole
 * counts with its end users, as far as findings named them.
 *
 * @param touched accounts and end users
 * @param behind how many of them are met since their account is
 * @param standForMany how many of the accounts stand for many customers, whom findings need not have named
 */
record Radius(int touched, int behind, int standForMany) {

    private static final String TOUCHED = """
            select i.account, i.end_user from enforcement_item i join enforcement e on e.id = i.enforcement
            where e.case_id in (%s) and (e.id = :id or e.state in ('approved', 'expired'))""".formatted(MergedCases.ONE);

    private static final String WITH_TARGETS = TOUCHED + " union select m.account, m.end_user " + Targets.MEMBERS;

    private static final String COUNTED = """
            with touched as (select distinct account, end_user from (%s) t),
                 everybody as (select * from touched union
                     select o.account, o.end_user from touched t join case_member o on o.account = t.account
                     where t.end_user = '' and o.end_user <> '' and not o.erased)
            select (select count(*) from everybody), (select count(*) from touched),
                (select count(*) from touched t join account_fact f on f.account = t.account
                    where t.end_user = '' and f.kind in ('aggregator', 'marketplace'))""";

    /** With an enforcement whose items are there. */
    static Uni<Radius> with(Mutiny.StatelessSession session, String caseId, String enforcement) {
        return session.createNativeQuery(COUNTED.formatted(TOUCHED), Object[].class)
                .setParameter("case", caseId)
                .setParameter("id", enforcement)
                .getSingleResult()
                .map(Radius::read);
    }

    /** With an enforcement that nobody has asked for yet. */
    static Uni<Radius> with(Mutiny.StatelessSession session, CaseId about, Targets targets) {
        return targets.in(about, session.createNativeQuery(COUNTED.formatted(WITH_TARGETS), Object[].class))
                .setParameter("id", "")
                .getSingleResult()
                .map(Radius::read);
    }

    /** Whether one who may approve up to so many alone needs a second person for it. */
    boolean needsSecondPerson(int alone) {
        return touched > alone || standForMany > 0;
    }

    private static Radius read(Object[] row) {
        int touched = ((Number) row[0]).intValue();
        return new Radius(touched, touched - ((Number) row[1]).intValue(), ((Number) row[2]).intValue());
    }
}
