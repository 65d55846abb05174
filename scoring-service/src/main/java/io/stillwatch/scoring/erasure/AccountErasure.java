package io.stillwatch.scoring.erasure;

import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.audit.Reader;
import io.stillwatch.scoring.erasure.Confirmation.Place;
import io.stillwatch.scoring.store.JsonText;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Erases an account from the store and the compacted topics, and has the engine forget it. Nothing is erased while something that names the
 * account waits to be published: it would come behind the tombstone.
 */
@ApplicationScoped
class AccountErasure {

    private static final String SERVICE = "scoring-service";

    /** That somebody erased is kept, and not whom; once, however often they ask whether it is done. */
    private static final String ASK = """
            with asked as (insert into erasure (account) values ($1) on conflict do nothing returning 1)
            insert into readings (reader, roles, action, resource)
            select $2, $3, 'erase', '/v1/accounts/erased/erase' from asked""";

    /** Events are JSON, and say the account as a text of its own. */
    private static final String WAITING =
            "select exists (select from outbox where position(convert_to($1, 'UTF8') in event) > 0)";

    private static final String ERASE = """
            with risks as (delete from account_risk where account = $1 returning end_user),
            members as (delete from campaign_member where account = $1 returning campaign),
            graphs as (update campaign set graph = default where id in (select campaign from members) returning 1),
            rulings as (delete from ruling where account = $1 and tick is not null returning 1),
            allowances as (delete from allowance where account = $1 and tick is not null returning 1),
            audits as (delete from audit where account = $1 returning 1),
            reports as (update backtest set report = null where position($2 in report) > 0 returning 1),
            looked_at as (update readings set account = null,
                resource = regexp_replace(resource, '^/v1/accounts/[^/]+(/endUsers/[^/]+)?/', '/v1/accounts/erased/')
                where account = $1 returning 1),
            engine as (delete from erasure where account = $1 and done returning 1)
            select (select count(*) from risks) as risks, (select count(*) from members) as members,
                (select count(*) from rulings) as rulings, (select count(*) from allowances) as allowances, (select count(*) from audits) as audits, (select count(*) from reports) as reports,
                (select count(*) from looked_at) as looked_at, (select count(*) from engine) as engine,
                (select coalesce(array_agg(end_user), '{}') from risks where end_user <> '') as end_users""";

    private final Pool pool;
    private final Tombstones tombstones;
    private final JsonText json;

    AccountErasure(Pool pool, Tombstones tombstones, JsonText json) {
        this.pool = pool;
        this.tombstones = tombstones;
        this.json = json;
    }

    Uni<Confirmation> of(String account, Reader who) {
        return pool.preparedQuery(ASK)
                .execute(Tuple.of(account, who.name(), who.roles()))
                .chain(() -> pool.preparedQuery(WAITING).execute(Tuple.of(json.write(account))))
                .chain(rows ->
                        rows.iterator().next().getBoolean(0) ? Uni.createFrom().item(notYet()) : erase(account));
    }

    private Uni<Confirmation> erase(String account) {
        return pool.preparedQuery(ERASE)
                .execute(Tuple.of(account, "\"account\":\"" + account + '"'))
                .map(rows -> rows.iterator().next())
                .call(row -> tombstones.of(account, List.of(row.getArrayOfStrings("end_users"))))
                .map(AccountErasure::confirmation);
    }

    private static Confirmation confirmation(Row row) {
        return confirmation(
                row.getLong("engine") == 1,
                row.getLong("risks"),
                row.getLong("members"),
                row.getLong("rulings") + row.getLong("allowances") + row.getLong("audits"),
                row.getLong("reports"),
                row.getLong("looked_at"),
                row.getLong("engine"));
    }

    private static Confirmation notYet() {
        return confirmation(false, 0, 0, 0, 0, 0, 0);
    }

    private static Confirmation confirmation(
            boolean complete, long risks, long members, long rulings, long reports, long readings, long engine) {
        return new Confirmation(
                SERVICE,
                complete,
                List.of(
                        new Place("risks", risks),
                        new Place("campaign members", members),
                        new Place("rulings, allowances and audits", rulings),
                        new Place("backtest reports", reports),
                        new Place("names in the list of readings", readings),
                        new Place("memory of the engine", engine)));
    }
}
