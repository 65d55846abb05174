package io.stillwatch.cases.enforcement;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.CaseEventNames;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.ItemsAcknowledged;
import io.stillwatch.cases.enforcement.ItemFold.Said;
import io.stillwatch.cases.rebuild.Part;
import io.stillwatch.eventsourcing.EventLog;
import io.stillwatch.eventsourcing.Recorded;
import io.stillwatch.eventsourcing.Statements;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Makes the items of an enforcement again, in place: whom it acts on from the list, what became of each from the events and what was said of
 * it. The rows are held meanwhile, and what was said but not yet counted is counted first, so that no word of the provider's system is lost.
 */
public final class ItemsAgain {

    private static final String LINES = "select item, batch from item_line where enforcement = $1 order by item";
    private static final String SAID =
            "select item, chunk, outcome, reason, at from item_outcome where enforcement = $1";
    private static final String STRAYS = """
            delete from enforcement_item i where enforcement = :id
            and not exists (select from item_line l where l.enforcement = i.enforcement and l.item = i.item)""";
    private static final String AGAIN = """
            insert into enforcement_item as known
                (enforcement, item, account, end_user, batch, honest_looking, state, reason, changed_at, chunk, told)
            select l.enforcement, l.item, l.account, l.end_user, l.batch, l.honest_looking,
                m.state, m.reason, m."changedAt", m.chunk, m.state in ('waiting', 'cancelled') or l.erased
            from jsonb_to_recordset(cast(cast(:made as text) as jsonb))
                as m (item int, state text, reason text, "changedAt" timestamptz, chunk int)
            join item_line l on l.enforcement = :id and l.item = m.item
            on conflict (enforcement, item) do update set account = excluded.account, end_user = excluded.end_user,
                batch = excluded.batch, honest_looking = excluded.honest_looking, state = excluded.state,
                reason = excluded.reason, changed_at = excluded.changed_at, chunk = excluded.chunk,
                told = known.told and known.state = excluded.state and known.account = excluded.account""";

    private final Enforcements enforcements;
    private final EventLog<EnforcementEvent> log;
    private final Clock clock;

    ItemsAgain(Enforcements enforcements, EventLog<EnforcementEvent> log, Clock clock) {
        this.enforcements = enforcements;
        this.log = log;
        this.clock = clock;
    }

    public Part from(String prefix) {
        return new Part("enforcement-items", "enforcement_item", "enforcement", prefix, this::again);
    }

    private Uni<Void> again(Mutiny.StatelessSession session, String id) {
        return enforcements
                .state(session, id)
                .chain(() -> Items.hold(session, id))
                .chain(() -> enforcements.record(session, id, clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .chain(() -> log.history(session, id))
                .chain(history -> make(
                        session,
                        id,
                        history.events().stream().map(Recorded::event).toList()));
    }

    private static Uni<Void> make(Mutiny.StatelessSession session, String id, List<EnforcementEvent> events) {
        return Statements.run(session, LINES, Tuple.of(id))
                .chain(lines -> Statements.run(session, SAID, Tuple.of(id))
                        .chain(said -> isWhole(events, said)
                                ? write(session, id, made(lines, events, bySaid(said)))
                                : Uni.createFrom().voidItem()));
    }

    /** Of what was counted before it was kept nothing can be made again; those items stay as they are. */
    private static boolean isWhole(List<EnforcementEvent> events, List<Row> said) {
        int counted = events.stream()
                .mapToInt(event -> event instanceof ItemsAcknowledged chunk
                        ? chunk.applied() + chunk.refused() + chunk.lifted()
                        : 0)
                .sum();
        return counted == said.size();
    }

    private static Map<Integer, Map<Integer, Said>> bySaid(List<Row> rows) {
        Map<Integer, Map<Integer, Said>> said = new HashMap<>();
        for (Row row : rows) {
            said.computeIfAbsent(row.getInteger("item"), _ -> new HashMap<>())
                    .put(
                            row.getInteger("chunk"),
                            new Said(
                                    row.getString("outcome"),
                                    row.getString("reason"),
                                    row.getOffsetDateTime("at").toInstant()));
        }
        return said;
    }

    private static List<ItemFold> made(
            List<Row> lines, List<EnforcementEvent> events, Map<Integer, Map<Integer, Said>> said) {
        List<ItemFold> made = new ArrayList<>();
        for (Row line : lines) {
            int item = line.getInteger("item");
            made.add(ItemFold.of(item, line.getInteger("batch"), events, said.getOrDefault(item, Map.of())));
        }
        return made;
    }

    private static Uni<Void> write(Mutiny.StatelessSession session, String id, List<ItemFold> made) {
        return session.createNativeQuery(STRAYS)
                .setParameter("id", id)
                .executeUpdate()
                .chain(() -> session.createNativeQuery(AGAIN)
                        .setParameter("id", id)
                        .setParameter("made", json(made))
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static String json(List<ItemFold> made) {
        try {
            return CaseEventNames.JSON.writeValueAsString(made);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Items can't be written", e);
        }
    }
}
