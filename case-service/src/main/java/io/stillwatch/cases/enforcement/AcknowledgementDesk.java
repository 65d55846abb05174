package io.stillwatch.cases.enforcement;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.requests.Desk;
import io.stillwatch.cases.requests.Field;
import io.stillwatch.eventsourcing.Statements;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Takes what the provider's system did, row by row: no history is read and no event written for one item, so that 25,000 of them keep
 * nobody waiting. {@link EnforcementClock} records what was said, many at a time. Saying the same again changes nothing.
 */
@ApplicationScoped
class AcknowledgementDesk {

    private static final int MOST = 1_000;
    /** Each by its own key: an account may have thousands of end users, and an acknowledgement of one is no business of the others. */
    private static final String NAMED = """
            select i.item from unnest($2::text[], $3::text[]) as n (account, end_user)
            join enforcement_item i on i.enforcement = $1 and i.account = n.account and i.end_user = n.end_user""";

    private static final String HELD = "from ItemRow where enforcement = :id and item in :items order by item";

    private final Mutiny.SessionFactory sessions;
    private final Desk desk;

    AcknowledgementDesk(Mutiny.SessionFactory sessions, Desk desk) {
        this.sessions = sessions;
        this.desk = desk;
    }

    Uni<ItemView> one(String id, String account, Acknowledgement said) {
        if (said.account() != null && !said.account().equals(account)) {
            throw new Field("account", null).problem("is another one than the path names; it may be left out");
        }
        return all(id, List.of(said.about(account))).map(List::getFirst);
    }

    /** All of them or none. */
    Uni<List<ItemView>> all(String id, List<Acknowledgement> said) {
        if (said.isEmpty() || said.size() > MOST) {
            throw new Field("items", null).problem("must be 1 to %d acknowledgements".formatted(MOST));
        }
        if (said.stream().anyMatch(Objects::isNull)) {
            throw new Field("items", null).problem("must hold no null");
        }
        String named = EnforcementId.insistOn(id).value();
        String[] accounts = said.stream().map(Acknowledgement::of).toArray(String[]::new);
        String[] endUsers = said.stream().map(Acknowledgement::by).toArray(String[]::new);
        said.forEach(Acknowledgement::said);
        return sessions.withStatelessTransaction(
                session -> Statements.run(session, NAMED, Tuple.of(named, accounts, endUsers))
                        .chain(found -> held(session, named, items(found)))
                        .chain(rows -> keep(session, rows, said)));
    }

    private static List<Integer> items(RowSet<Row> found) {
        return StreamSupport.stream(found.spliterator(), false)
                .map(row -> row.getInteger("item"))
                .toList();
    }

    private static Uni<List<ItemRow>> held(Mutiny.StatelessSession session, String id, List<Integer> items) {
        return session.createSelectionQuery(HELD, ItemRow.class)
                .setParameter("id", id)
                .setParameter("items", items)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    private Uni<List<ItemView>> keep(Mutiny.StatelessSession session, List<ItemRow> rows, List<Acknowledgement> said) {
        Map<List<String>, ItemRow> items =
                rows.stream().collect(Collectors.toMap(row -> List.of(row.account, row.endUser), Function.identity()));
        List<ItemRow> meant = said.stream()
                .map(one -> apply(items.get(List.of(one.of(), one.by())), one))
                .toList();
        return session.updateAll(meant.stream().distinct().toArray())
                .replaceWith(meant.stream().map(ItemView::of).toList());
    }

    private ItemRow apply(@Nullable ItemRow row, Acknowledgement said) {
        if (row == null) {
            throw EnforcementProblems.noSuchItem().asException();
        }
        ItemState now = ItemState.named(row.state).orElseThrow();
        ItemState then = now.after(said.said())
                .orElseThrow(() -> EnforcementProblems.notAsked(row.state, String.valueOf(said.outcome()))
                        .asException());
        if (then != now) {
            row.state = then.word();
            row.reason = said.why();
            row.changedAt = desk.now();
            row.counted = false;
            row.told = false;
        }
        return row;
    }
}
