package io.stillwatch.scoring.erasure;

import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.audit.Reader;
import io.stillwatch.scoring.erasure.Confirmation.Place;
import io.stillwatch.scoring.store.JsonText;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Erases an account from the store and the compacted topics, and has the engine forget it. The rows alone know which end users have to go from
 * the topics, so the tombstones are owed in the transaction that deletes the rows. Nothing is erased while something that names the
 * account waits to be published: it would come behind the tombstone.
 */
@ApplicationScoped
class AccountErasure {

    private static final String SERVICE = "scoring-service";

    /**
     * That somebody erased is kept, and not whom; once, however often they ask whether it is done. Backtests that are not at their end may have read of
     * the account already, or will. What the engine forgot long before anybody came to ask says nothing of what it has met since: that is begun anew.
     */
    private static final String ASK = """
            with asked as (insert into erasure (account) values ($1) on conflict (account) do update
                set done = false, done_at = null, asked_at = now()
                where erasure.done and coalesce(erasure.done_at, erasure.asked_at) < now() - interval '10 minutes' returning 1),
            told as (update backtest set erased = array_append(erased, $1) where state in ('queued', 'running') and $1 <> all(erased))
            insert into readings (reader, roles, action, resource)
            select $2, $3, 'erase', '/v1/accounts/erased/erase' from asked""";

    private static final String FORGET = "delete from erasure where account = $1 and done";

    private static final String ERASE = """
            with risks as (delete from account_risk where account = $1 returning end_user),
            members as (delete from campaign_member where account = $1 returning campaign),
            graphs as (update campaign set graph = default, member_count = greatest(0, member_count - gone.members)
                from (select campaign, count(*) as members from members group by campaign) gone where id = gone.campaign returning 1),
            rulings as (delete from ruling where account = $1 returning 1),
            allowances as (delete from allowance where account = $1 returning 1),
            audits as (delete from audit where account = $1 returning 1),
            reports as (update backtest set report = null where position($2 in report) > 0 returning 1),
            looked_at as (update readings set account = null,
                resource = regexp_replace(resource, '^/v1/accounts/[^/]+(/endUsers/[^/]+)?/', '/v1/accounts/erased/')
                where account = $1 returning 1)
            select (select count(*) from risks) as risks, (select count(*) from members) as members,
                (select count(*) from rulings) as rulings, (select count(*) from allowances) as allowances, (select count(*) from audits) as audits, (select count(*) from reports) as reports,
                (select count(*) from looked_at) as looked_at, exists (select from erasure where account = $1 and done) as forgotten,
                (select coalesce(array_agg(end_user), '{}') from risks where end_user <> '') as end_users""";

    private final Pool pool;
    private final JsonText json;
    private final Published published;

    AccountErasure(Pool pool, JsonText json) {
        this.pool = pool;
        this.json = json;
        this.published = new Published(pool, json);
    }

    /** Fails with a 503 while the broker does not take what is owed to it. */
    Uni<Confirmation> of(String account, Reader who) {
        return pool.preparedQuery(ASK)
                .execute(Tuple.of(account, who.name(), who.roles()))
                .chain(() -> published.of(account))
                .chain(() -> erase(account));
    }

    private Uni<Confirmation> erase(String account) {
        return pool.withTransaction(connection -> erase(connection, account))
                .call(() -> published.of(account))
                .call(row -> row.getBoolean("forgotten")
                        ? forget(account)
                        : Uni.createFrom().voidItem())
                .map(AccountErasure::confirmation);
    }

    private Uni<Row> erase(SqlConnection connection, String account) {
        return connection
                .preparedQuery(ERASE)
                .execute(Tuple.of(account, "\"account\":" + json.write(account)))
                .map(rows -> rows.iterator().next())
                .call(row -> Tombstones.owe(connection, account, List.of(row.getArrayOfStrings("end_users"))));
    }

    /** Not before the tombstones are out: whoever asks again without the row begins anew. */
    private Uni<?> forget(String account) {
        return pool.preparedQuery(FORGET).execute(Tuple.of(account));
    }

    private static Confirmation confirmation(Row row) {
        boolean forgotten = row.getBoolean("forgotten");
        long decisions = row.getLong("rulings") + row.getLong("allowances") + row.getLong("audits");
        return new Confirmation(
                SERVICE,
                forgotten,
                List.of(
                        new Place("risks", row.getLong("risks")),
                        new Place("campaign members", row.getLong("members")),
                        new Place("rulings, allowances and audits", decisions),
                        new Place("backtest reports", row.getLong("reports")),
                        new Place("names in the list of readings", row.getLong("looked_at")),
                        new Place("memory of the engine", forgotten ? 1 : 0)));
    }
}
