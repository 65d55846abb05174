package io.stillwatch.cases.enforcement;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.domain.Actor;
import io.stillwatch.cases.domain.enforcement.Enforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ReverseItem;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection;
import io.stillwatch.cases.requests.Answer;
import io.stillwatch.cases.requests.Conditions;
import io.stillwatch.cases.requests.Desk;
import io.stillwatch.cases.requests.Field;
import io.stillwatch.eventsourcing.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.OptionalLong;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes back what was done about one account while the rest stays in force. */
@ApplicationScoped
class ItemDesk {

    private static final String ITEM =
            "from ItemRow where enforcement = :id and account = :account and endUser = :endUser";

    private final Enforcements enforcements;
    private final Desk desk;

    ItemDesk(Enforcements enforcements, Desk desk) {
        this.enforcements = enforcements;
        this.desk = desk;
    }

    /** One that is taken back already stays as it is; the turn comes first, so that it is looked at as it stands. */
    Uni<ItemView> reverse(String name, String account, Conditions conditions, ItemReversal reversal) {
        String id = EnforcementId.insistOn(name).value();
        var asked = new Asked(
                id,
                new Field("account", account).principal(),
                reversal.behind(),
                conditions.expectedVersion(),
                reversal.because(),
                desk.actor(),
                desk.now());
        return desk.ask(
                conditions,
                "reverse " + name + " " + account,
                reversal,
                ItemView.class,
                session -> enforcements
                        .state(session, id)
                        .chain(() -> item(session, asked))
                        .chain(item -> ItemState.named(item.state).orElseThrow().isTakenBack()
                                ? Uni.createFrom().item(new Answer.Done<>(ItemView.of(item)))
                                : reverse(session, asked, item.item)));
    }

    /** What is asked for, read once. */
    private record Asked(
            String id, String account, String endUser, OptionalLong expected, String reason, Actor by, Instant at) {}

    private Uni<Answer<ItemView>> reverse(Mutiny.StatelessSession session, Asked asked, int item) {
        return enforcements
                .handle(session, asked.id, asked.expected, new ReverseItem(item, asked.reason, asked.by, asked.at))
                .chain(outcome -> answer(session, asked, outcome));
    }

    private static Uni<Answer<ItemView>> answer(
            Mutiny.StatelessSession session,
            Asked asked,
            Outcome<Enforcement, EnforcementEvent, EnforcementRejection> outcome) {
        return item(session, asked)
                .map(item -> Answer.of(outcome, (_, _) -> ItemView.of(item), EnforcementProblems::of));
    }

    private static Uni<ItemRow> item(Mutiny.StatelessSession session, Asked asked) {
        return session.createSelectionQuery(ITEM, ItemRow.class)
                .setParameter("id", asked.id)
                .setParameter("account", asked.account)
                .setParameter("endUser", asked.endUser)
                .getSingleResultOrNull()
                .onItem()
                .ifNull()
                .failWith(() -> EnforcementProblems.noSuchItem().asException());
    }
}
