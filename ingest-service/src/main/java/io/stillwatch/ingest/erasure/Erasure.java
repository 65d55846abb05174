package io.stillwatch.ingest.erasure;

import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.audit.Reader;
import io.stillwatch.ingest.keys.DayKeys;
import io.stillwatch.ingest.store.Turns;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.logging.Logger;

/**
 * Erases an account from the store. What the relay has yet to publish of it stays until it has, because positions on the topics have no gaps;
 * the erasure then says that it is not complete, and is asked for again. What waits of others is none of its business.
 */
public final class Erasure {
    private static final Logger LOG = Logger.getLogger(Erasure.class);
    private static final String SERVICE = "ingest-service";

    /** By the name that each day's key gives the account; rows from before there were keys by the account itself. */
    private static final String INTERACTIONS = """
            with named as (select * from unnest($1::date[], $2::uuid[]) as named (day, who)),
            published as (select coalesce(max(xid), '0') as xid, coalesce(max(seq), 0) as seq from relay),
            erased as (
                delete from interactions as kept
                where %1$s and (xid, seq) <= (select xid, seq from published)
                returning 1
            ), facts as (
                delete from account_facts
                where account = $3 and (xid, seq) <= (select xid, seq from published)
                returning 1
            ), refused as (
                delete from quarantine where kind = 'account-fact' and id = $3
                returning 1
            ), looked_at as (
                update readings set account = null, resource = regexp_replace(resource, 'account=.*&from=', 'account=erased&from=')
                where account = $3
                returning 1
            ), noted as (
                insert into readings (reader, roles, action, resource) values ($4, $5, 'erase', '/v1/accounts/erased/erase')
            )
            select (select count(*) from erased) as interactions, (select count(*) from facts) as facts,
                (select count(*) from refused) as refused, (select count(*) from looked_at) as looked_at,
                exists (select from interactions as kept, published
                    where (kept.xid, kept.seq) > (published.xid, published.seq) and %1$s)
                or exists (select from account_facts as kept, published
                    where (kept.xid, kept.seq) > (published.xid, published.seq) and account = $3) as waiting
            """.formatted(
                    "(account = $3 or exists (select from named where named.day = kept.day and named.who = kept.who))");

    private final Pool pool;
    private final DayKeys keys;
    private final Turns turns;

    public Erasure(Pool pool, DayKeys keys, Turns turns) {
        this.pool = pool;
        this.keys = keys;
        this.turns = turns;
    }

    /** What a service has erased of an account: the same form in every service. */
    @Schema(name = "ErasureConfirmation")
    public record Confirmation(
            @Schema(required = true) String service,

            @Schema(
                    description = "False when something may be left that could not be erased yet: ask again.",
                    required = true)
            boolean complete,

            @Schema(description = "Every place that was looked at.", required = true)
            List<Place> places) {}

    /** A place and how many records of the account were erased there. */
    @Schema(name = "ErasurePlace")
    public record Place(
            @Schema(required = true) String place,

            @Schema(required = true) long erased) {}

    /**
     * Looks through every day that is kept, so it takes as long as reading them all, and keeps a connection meanwhile; that somebody erased is
     * kept, and not whom.
     *
     * @return what was erased, or the problem 429 when others are being erased
     */
    public Uni<Confirmation> of(String account, Reader who) {
        return turns.doing(who.name(), () -> erased(account, who));
    }

    private Uni<Confirmation> erased(String account, Reader who) {
        List<LocalDate> days = new ArrayList<>();
        List<UUID> names = new ArrayList<>();
        for (LocalDate day : keys.days()) {
            keys.stored(day).ifPresent(key -> {
                days.add(day);
                names.add(key.name(account));
            });
        }
        return pool.preparedQuery(INTERACTIONS)
                .execute(Tuple.of(
                        days.toArray(LocalDate[]::new), names.toArray(UUID[]::new), account, who.name(), who.roles()))
                .map(rows -> confirmation(rows.iterator().next()));
    }

    private static Confirmation confirmation(Row row) {
        Confirmation confirmation = new Confirmation(
                SERVICE,
                !row.getBoolean("waiting"),
                List.of(
                        new Place("interactions", row.getLong("interactions")),
                        new Place("account facts", row.getLong("facts")),
                        new Place("quarantine", row.getLong("refused")),
                        new Place("names in the list of readings", row.getLong("looked_at"))));
        LOG.infof("Erased an account: %s", confirmation.places());
        return confirmation;
    }
}
