package io.stillwatch.cases.enforcement;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** Whom a measure meets: whole accounts, end users of accounts that serve many, or some of either; texts say what is true of them. */
public enum Met {
    ACCOUNTS,
    END_USERS,
    BOTH;

    private static final String ITEMS =
            "select count(*), count(*) filter (where end_user <> '') from enforcement_item where enforcement = :id";

    /** Of so many, so many of which are end users. */
    static Met of(int items, int endUsers) {
        if (endUsers == 0) {
            return ACCOUNTS;
        }
        return endUsers == items ? END_USERS : BOTH;
    }

    public static Uni<Met> by(Mutiny.StatelessSession session, String enforcement) {
        return session.createNativeQuery(ITEMS, Object[].class)
                .setParameter("id", enforcement)
                .getSingleResult()
                .map(row -> of(((Number) row[0]).intValue(), ((Number) row[1]).intValue()));
    }
}
