package io.stillwatch.cases.enforcement;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.requests.Desk;
import io.stillwatch.cases.requests.Field;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Takes what the provider's system did, row by row: no history is read and no event written for one item, so that 25,000 of them keep
 * nobody waiting. {@link EnforcementClock} records what was said, many at a time. Saying the same again changes nothing.
 */
@ApplicationScoped
class AcknowledgementDesk {

    private static final int MOST = 1_000;
    /**
     * Each by its own key: an account may have thousands of end users, and an acknowledgement of one is no business of the others. They are
     * held, so that of two about one item the later is judged by what the earlier made of it.
     */
    private static final String HELD = """
            select i.* from jsonb_to_recordset(cast(cast(:named as text) as jsonb)) as n (account text, "endUser" text)
            join enforcement_item i
                on i.enforcement = :id and i.account = n.account and i.end_user = coalesce(n."endUser", '')
            order by i.item for update of i""";

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
        List<Principal> principals =
                said.stream().map(Acknowledgement::principal).distinct().toList();
        said.forEach(Acknowledgement::said);
        return sessions.withStatelessTransaction(
                session -> held(session, named, principals).chain(rows -> keep(session, rows, said)));
    }

    private static Uni<List<ItemRow>> held(Mutiny.StatelessSession session, String id, List<Principal> named) {
        return session.createNativeQuery(HELD, ItemRow.class)
                .setParameter("id", id)
                .setParameter("named", Targets.json(named))
                .getResultList();
    }

    private Uni<List<ItemView>> keep(Mutiny.StatelessSession session, List<ItemRow> rows, List<Acknowledgement> said) {
        Map<Principal, ItemRow> items = rows.stream()
                .collect(Collectors.toMap(row -> Principal.read(row.account, row.endUser), Function.identity()));
        List<ItemRow> meant =
                said.stream().map(one -> apply(items.get(one.principal()), one)).toList();
        return session.updateAll(meant.stream().distinct().toArray())
                .replaceWith(meant.stream().map(ItemView::of).toList());
    }

    private ItemRow apply(@Nullable ItemRow row, Acknowledgement said) {
        if (row == null) {
            throw EnforcementProblems.noSuchItem().asException();
        }
        ItemState now = ItemState.named(row.state).orElseThrow();
        ItemState then = now.after(said.said(), row.chunk != null)
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
