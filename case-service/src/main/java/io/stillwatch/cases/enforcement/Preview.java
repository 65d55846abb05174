package io.stillwatch.cases.enforcement;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.CaseProblems;
import io.stillwatch.cases.EndUser;
import io.stillwatch.cases.Salts;
import io.stillwatch.cases.domain.CaseId;
import io.stillwatch.cases.domain.enforcement.Measure;
import io.stillwatch.cases.enforcement.BlastRadius.HonestLooking;
import io.stillwatch.cases.queue.CaseRow;
import io.stillwatch.cases.requests.Desk;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Shows whom a measure would meet before anybody asks for it. */
@ApplicationScoped
class Preview {

    private static final String HONEST = """
            select m.account, m.end_user, coalesce(f.verified, false), f.kind, f.plan, f.created_at,
                   coalesce(f.created_at < c.first_seen - interval '90 days', false),
                   (select count(*) from case_member o where o.case_id = m.case_id and o.account = m.account and o.end_user <> '')
            %s and %s order by f.created_at, m.account, m.end_user limit 100""".formatted(Targets.MEMBERS, Targets.LOOKS_HONEST);

    private final Mutiny.SessionFactory sessions;
    private final Standings standings;
    private final Desk desk;
    private final int alone;

    Preview(
            Mutiny.SessionFactory sessions,
            Standings standings,
            Desk desk,
            @ConfigProperty(name = "stillwatch.enforcement.four-eyes-above", defaultValue = "5") int alone) {
        this.sessions = sessions;
        this.standings = standings;
        this.desk = desk;
        this.alone = alone;
    }

    Uni<BlastRadius> of(Wish wish) {
        CaseId about = wish.about();
        Measure measure = wish.wanted();
        Targets targets = wish.targets();
        wish.batches(0);
        String asking = desk.actor().id();
        return sessions.withStatelessSession(session -> session.get(CaseRow.class, about.value())
                .onItem()
                .ifNull()
                .failWith(() -> CaseProblems.noSuchCase().asException())
                .chain(() -> standings.openedBy(session, about.value()))
                .chain(opener -> look(
                        session,
                        about,
                        measure,
                        targets,
                        opener.filter(asking::equals).isPresent())));
    }

    private Uni<BlastRadius> look(
            Mutiny.StatelessSession session, CaseId about, Measure measure, Targets targets, boolean openedIt) {
        return Items.sum(session, about, targets, Salts.drawn())
                .chain(sum -> targets.leftOut(session, about)
                        .chain(leftOut -> targets.strangers(session, about)
                                .chain(strangers -> Radius.with(session, about, targets)
                                        .chain(radius -> honest(session, about, targets)
                                                .map(honest -> new BlastRadius(
                                                        sum.items(),
                                                        sum.honestLooking(),
                                                        leftOut.wronged(),
                                                        leftOut.erased(),
                                                        leftOut.victims(),
                                                        Stranger.accounts(strangers),
                                                        Stranger.members(strangers),
                                                        radius.touched(),
                                                        radius.behind(),
                                                        radius.standForMany(),
                                                        openedIt || radius.needsSecondPerson(alone),
                                                        loss(measure, sum.met()),
                                                        honest))))));
    }

    private static Uni<List<HonestLooking>> honest(Mutiny.StatelessSession session, CaseId about, Targets targets) {
        return targets.in(about, session.createNativeQuery(HONEST, Object[].class))
                .getResultList()
                .map(rows -> rows.stream().map(Preview::read).toList());
    }

    private static HonestLooking read(Object[] row) {
        List<String> reasons = new ArrayList<>();
        add(reasons, (Boolean) row[2], "its organisation is verified by the provider");
        add(reasons, "aggregator".equals(row[3]) || "marketplace".equals(row[3]), "it stands for many customers");
        add(reasons, (Boolean) row[6], "it was there 90 days before the campaign began");
        return new HonestLooking(
                (String) row[0],
                EndUser.named((String) row[1]),
                reasons,
                (@Nullable String) row[4],
                row[5] instanceof OffsetDateTime created ? created.toInstant() : null,
                ((Number) row[7]).intValue());
    }

    private static void add(List<String> reasons, boolean holds, String reason) {
        if (holds) {
            reasons.add(reason);
        }
    }

    private static String loss(Measure measure, Met met) {
        return switch (measure) {
            case WATCH -> "Nothing; it is looked at more closely.";
            case VERIFY_IDENTITY -> "Access until the owner or end user has shown who they are.";
            case THROTTLE -> "Most of the rate; what runs in batches comes late.";
            case SUSPEND ->
                switch (met) {
                    case ACCOUNTS -> "All access, and that of everybody behind the account.";
                    case END_USERS ->
                        "All access of the end users that are meant; everybody else behind the account keeps theirs.";
                    case BOTH -> "All access: of an account with everybody behind it, of an end user theirs alone.";
                };
        };
    }
}
