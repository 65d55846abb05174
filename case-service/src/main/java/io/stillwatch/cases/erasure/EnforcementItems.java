package io.stillwatch.cases.erasure;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.PersonalCaseFields;
import io.stillwatch.eventsourcing.Problem;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** What was asked and done about accounts. While the provider's system has to act, or to undo, it needs the name: then nothing is erased. */
@Singleton
class EnforcementItems implements KnowsAccounts {

    private static final String ABOUT = """
            select i.enforcement, e.case_id, e.measure, i.item, i.end_user, i.state, i.reason, cast(i.changed_at as text) as since
            from enforcement_item i join enforcement e on e.id = i.enforcement
            where i.account = :account order by i.enforcement, i.item""";
    private static final String PENDING = """
            select distinct i.enforcement from enforcement_item i join enforcement e on e.id = i.enforcement
            where i.account = :account and (i.state in ('released', 'applied', 'lifting')
                or i.state = 'waiting' and e.state in ('requested', 'approved'))
            order by i.enforcement""";
    private static final List<String> FORGET = List.of(
            "update item_outcome o set reason = :instead from enforcement_item i where i.account = :account and i.enforcement %s"
                            .formatted(Replacing.FOUND)
                    + " and i.enforcement = o.enforcement and i.item = o.item and o.reason is not null",
            """
            update enforcement_item set account = :instead, told = true, reason = case when reason is not null then :instead end, %s
            where account = :account and enforcement %s""".formatted(Replacing.END_USER, Replacing.FOUND),
            Replacing.listed("item_line", "enforcement", "account || chr(9) || end_user"));

    /** What is kept of an item beside its account. */
    @RegisterForReflection
    record Item(
            String enforcement,
            String measure,
            int item,
            String endUser,
            String state,
            @Nullable String reason,
            String since) {}

    @Override
    public Uni<List<Held>> about(Mutiny.StatelessSession session, String account) {
        return RowsAbout.the(account, session, ABOUT, EnforcementItems::held);
    }

    @Override
    public Uni<Void> forget(Mutiny.StatelessSession session, Sought sought, Nobody instead) {
        return session.createNativeQuery(PENDING, String.class)
                .setParameter("account", sought.account())
                .getResultList()
                .invoke(EnforcementItems::refuse)
                .chain(() -> Replacing.in(session, FORGET, sought, instead));
    }

    private static void refuse(List<String> pending) {
        if (!pending.isEmpty()) {
            throw Problem.of(
                            "measure-in-force",
                            409,
                            "A measure about the account is not over",
                            "It is declined or taken back, and acknowledged, first: %s."
                                    .formatted(String.join(", ", pending)))
                    .asException();
        }
    }

    private static Held held(Tuple row) {
        String enforcement = row.get("enforcement", String.class);
        int item = row.get("item", Integer.class);
        String endUser = row.get("end_user", String.class);
        return new Held(
                row.get("case_id", String.class),
                "enforcement item",
                new Item(
                        enforcement,
                        row.get("measure", String.class),
                        item,
                        endUser,
                        row.get("state", String.class),
                        row.get("reason", String.class),
                        row.get("since", String.class)),
                List.of(new Words(enforcement, PersonalCaseFields.item(item))),
                endUser);
    }
}
