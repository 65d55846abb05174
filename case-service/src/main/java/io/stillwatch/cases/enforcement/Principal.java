package io.stillwatch.cases.enforcement;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.stillwatch.cases.EndUser;
import org.jspecify.annotations.Nullable;

/**
 * Whom a measure meets.
 *
 * @param endUser the one that is meant, where the account stands for many
 */
@RegisterForReflection
record Principal(String account, @Nullable String endUser) {

    /**
     * Whether a row is about one of those that {@code :principals} names; {@code i} is the row. As one word, which no name has a tab in: of two
     * columns PostgreSQL would look for the account alone, and then through all of its end users for each.
     */
    static final String AMONG = """
            i.account || chr(9) || i.end_user = any (array(select p.account || chr(9) || coalesce(p."endUser", '') from
                jsonb_to_recordset(cast(cast(:principals as text) as jsonb)) as p (account text, "endUser" text)))""";

    static Principal read(Object account, Object endUser) {
        return new Principal((String) account, EndUser.named((String) endUser));
    }
}
