package io.stillwatch.ingest.store;

/** What is kept, and in which table. */
public enum Kind {
    INTERACTION("interaction", """
            insert into interactions (day, id, who, time, body, seq)
            select (time at time zone 'UTC')::date, id, who, time, body, place
            """, "uuid", "who"),
    ACCOUNT_FACT(
            "account-fact", """
            insert into account_facts (id, account, time, body, seq)
            select id, account, time, body, place
            """,
            "text", "account");

    private final String word;
    private final String insert;
    private final String keyType;
    private final String key;

    Kind(String word, String insert, String keyType, String key) {
        this.word = word;
        this.insert = insert;
        this.keyType = keyType;
        this.key = key;
    }

    String word() {
        return word;
    }

    /**
     * Rows that are there already, from this request or another, stay as they are and are not counted. The place in a request is that in the
     * order of its transaction, whatever the order in which its rows are written.
     */
    String statement() {
        return """
                with stored as (
                    %s
                    from unnest($1::text[], $2::int[], $3::%s[], $4::timestamptz[], $5::bytea[])
                        as sent (id, place, %s, time, body)
                    on conflict do nothing
                    returning 1
                ), refused as (
                    insert into quarantine (kind, line, id, field, reason, hash, place)
                    select $6, line, id, field, reason, hash, place
                    from unnest($7::int[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[])
                        as sent (line, id, field, reason, hash, place)
                ), traced as (
                    insert into traces (parent) select $15 where $15::text is not null
                ), counted as (
                    update counters
                    set accepted = accepted + (select count(*) from stored), rejected = rejected + $13::int
                    where shard = $14
                )
                select count(*) from stored
                """.formatted(insert, keyType, key);
    }
}
