package io.stillwatch.cases.enforcement;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.requests.AboutCase;
import io.stillwatch.cases.requests.Field;
import io.stillwatch.eventsourcing.Cursor;
import io.stillwatch.eventsourcing.Page;
import io.stillwatch.eventsourcing.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Looks up enforcements, their items, and what is in force about an account. */
@ApplicationScoped
class EnforcementLookUp {

    private static final List<String> STATES =
            List.of("requested", "approved", "declined", "reversed", "expired", "withdrawn");
    private static final String PAGE = """
            from EnforcementRow where state in :states and (:case = '' or caseId = :case) and (requestedAt < :at or requestedAt = :at and id < :id)
            order by requestedAt desc, id desc""";
    private static final String ITEMS = "from ItemRow where enforcement = :id and state in :states and item > :item"
            + " and item between :least and :most order by item";
    private static final Cursor NEWEST = Cursor.at("9999-12-31T00:00:00Z", "");
    private static final Cursor FIRST = Cursor.at(-1);

    private final Mutiny.SessionFactory sessions;
    private final Enforcements enforcements;
    private final Clock clock;

    EnforcementLookUp(Mutiny.SessionFactory sessions, Enforcements enforcements, Clock clock) {
        this.sessions = sessions;
        this.enforcements = enforcements;
        this.clock = clock;
    }

    Uni<EnforcementPage> page(@Nullable String state, @Nullable String caseId, PageRequest page) {
        Cursor behind = page.behind(NEWEST);
        String about = AboutCase.named(caseId);
        List<String> states = oneOf(STATES, state);
        return sessions.withStatelessSession(session -> session.createSelectionQuery(PAGE, EnforcementRow.class)
                .setParameter("states", states)
                .setParameter("case", about)
                .setParameter("at", behind.time(0))
                .setParameter("id", behind.key(1))
                .setMaxResults(page.rows())
                .getResultList()
                .map(rows -> page.of(rows, row -> Cursor.at(row.requestedAt, row.id)))
                .chain(rows -> EnforcementView.of(session, rows.items())
                        .map(views -> new Page<>(views, rows.next()))
                        .chain(views -> Freeze.isSeen(session).map(frozen -> EnforcementPage.of(views, frozen)))));
    }

    Uni<EnforcementView> one(String id) {
        return sessions.withStatelessSession(session ->
                EnforcementRow.of(session, EnforcementId.insistOn(id)).chain(row -> EnforcementView.of(session, row)));
    }

    /**
     * Looks up items. While everything is frozen, nothing that is to be put into force is handed out.
     *
     * @param handedOut whether whoever asks is to act on them, and does not just look
     */
    Uni<Page<ItemView>> items(
            String id, @Nullable String state, OptionalInt item, boolean handedOut, PageRequest page) {
        EnforcementId named = EnforcementId.insistOn(id);
        long behind = page.behind(FIRST).number(0);
        List<String> states =
                oneOf(List.of(ItemState.values()).stream().map(ItemState::word).toList(), state);
        return sessions.withStatelessTransaction(session -> EnforcementRow.of(session, named)
                        .chain(() -> handedOut
                                ? enforcements.isFrozen(session)
                                : Uni.createFrom().item(false))
                        .chain(frozen -> session.createSelectionQuery(ITEMS, ItemRow.class)
                                .setParameter("id", named.value())
                                .setParameter("states", frozen ? without(states) : states)
                                .setParameter("item", (int) behind)
                                .setParameter("least", item.orElse(0))
                                .setParameter("most", item.orElse(Integer.MAX_VALUE))
                                .setMaxResults(page.rows())
                                .getResultList()))
                .map(rows -> page.of(rows, row -> Cursor.at(row.item)).map(ItemView::of));
    }

    Uni<AccountEnforcement> about(String account) {
        String named = new Field("account", account).principal();
        Instant now = clock.instant();
        return sessions.withStatelessSession(session -> inForce(session, List.of(new Principal(named, null)), now)
                .chain(measures -> EndUserCount.of(session, named)
                        .map(endUsers -> new AccountEnforcement(named, now, measures, endUsers))));
    }

    Uni<EndUserEnforcement> about(String account, String endUser) {
        String named = new Field("account", account).principal();
        String behind = new Field("endUser", endUser).principal();
        Instant now = clock.instant();
        return sessions.withStatelessSession(session ->
                        inForce(session, List.of(new Principal(named, null), new Principal(named, behind)), now))
                .map(measures -> new EndUserEnforcement(named, behind, now, measures));
    }

    /** In the order in which they are asked for. */
    private static Uni<List<InForce>> inForce(Mutiny.StatelessSession session, List<Principal> asked, Instant now) {
        return InForce.of(session, asked, now)
                .map(found -> asked.stream()
                        .flatMap(one -> found.getOrDefault(one, List.of()).stream())
                        .toList());
    }

    private static List<String> without(List<String> states) {
        return states.stream()
                .filter(state -> !state.equals(ItemState.RELEASED.word()))
                .toList();
    }

    private static List<String> oneOf(List<String> known, @Nullable String state) {
        if (state != null && !known.contains(state)) {
            throw new Field("state", state).problem("must be one of " + String.join(", ", known));
        }
        return state == null ? known : List.of(state);
    }
}
