package io.stillwatch.ingest.erasure;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.stillwatch.ingest.keys.DayKeys;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * An account that is to be erased, as far as it was published.
 *
 * @param names that each day's key gives the account; rows from before there were keys have the account itself
 */
record Sought(String account, Published published, Map<LocalDate, UUID> names) {
    /** A row that was sent again since it was found is another one, and not published. */
    private static final String OF_A_DAY = "where (xid, seq) <= ($1::text::xid8, $2) and day = $3 and ";

    private static final String OF_FACTS = "where (xid, seq) <= ($1::text::xid8, $2) and ";
    private static final String MOST = " limit " + Rounds.MOST;
    private static final String BY_NUMBER = " where number = any($1::text[]::bigint[])";

    private static final String WAITING = """
            select exists (
                select from interactions as kept where (xid, seq) > ($1::text::xid8, $2) and (account = $3 or exists (
                    select from unnest($4::date[], $5::uuid[]) as named (day, who) where named.day = kept.day and named.who = kept.who
                ))
            ) or exists (select from account_facts where (xid, seq) > ($1::text::xid8, $2) and account = $3)
            """;

    static Sought of(String account, Published published, DayKeys keys) {
        Map<LocalDate, UUID> names = new TreeMap<>();
        for (LocalDate day : keys.days()) {
            keys.stored(day)
                    .filter(key -> key.check().equals(published.check(day).orElse(key.check())))
                    .ifPresent(key -> names.put(day, key.name(account)));
        }
        return new Sought(account, published, names);
    }

    /** Whether a day could not be looked through: its key is not there, and may be put back. */
    boolean lacksAKey() {
        return !names.keySet().containsAll(published.keyedDays());
    }

    /** Whether something of the account has yet to be published. */
    Uni<Boolean> isWaiting(Pool pool) {
        return pool.preparedQuery(WAITING)
                .execute(Tuple.of(published.transaction(), published.seq(), account)
                        .addArrayOfLocalDate(names.keySet().toArray(LocalDate[]::new))
                        .addArrayOfUUID(names.values().toArray(UUID[]::new)))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** Removes it, place by place. */
    Uni<List<Erasure.Place>> removed(Rounds rounds) {
        return Uni.join()
                .all(
                        interactions(rounds).map(erased -> new Erasure.Place("interactions", erased)),
                        rounds.remove(facts()).map(erased -> new Erasure.Place("account facts", erased)),
                        rounds.remove(refused()).map(erased -> new Erasure.Place("quarantine", erased)),
                        rounds.remove(readings())
                                .map(erased -> new Erasure.Place("names in the list of readings", erased)))
                .usingConcurrencyOf(1)
                .andFailFast();
    }

    private Uni<Long> interactions(Rounds rounds) {
        return Multi.createFrom()
                .iterable(published.days())
                .onItem()
                .transformToUniAndConcatenate(day -> rounds.remove(interactions(day)))
                .collect()
                .with(Collectors.summingLong(erased -> erased));
    }

    private Rounds.Search interactions(LocalDate day) {
        List<Object> bounds = List.of(published.transaction(), published.seq(), day);
        return Optional.ofNullable(names.get(day))
                .map(name -> interactions(bounds, "(account = $4 or who = $5)", List.of(account, name)))
                .orElseGet(() -> interactions(bounds, "account = $4", List.of(account)));
    }

    private static Rounds.Search interactions(List<Object> bounds, String whose, List<Object> sought) {
        return new Rounds.Search(
                "select id from interactions " + OF_A_DAY + whose + MOST,
                bounds,
                sought,
                "delete from interactions " + OF_A_DAY + "id = any($4::text[])");
    }

    private Rounds.Search facts() {
        return new Rounds.Search(
                "select id from account_facts " + OF_FACTS + "account = $3" + MOST,
                List.of(published.transaction(), published.seq()),
                List.of(account),
                "delete from account_facts " + OF_FACTS + "id = any($3::text[])");
    }

    private Rounds.Search refused() {
        return new Rounds.Search(
                "select number::text from quarantine where kind = 'account-fact' and id = $1" + MOST,
                List.of(),
                List.of(account),
                "delete from quarantine" + BY_NUMBER);
    }

    private Rounds.Search readings() {
        return new Rounds.Search(
                "select number::text from readings where account = $1" + MOST,
                List.of(),
                List.of(account),
                "update readings set account = null, resource = regexp_replace(resource, 'account=.*&from=', 'account=erased&from=')"
                        + BY_NUMBER);
    }
}
