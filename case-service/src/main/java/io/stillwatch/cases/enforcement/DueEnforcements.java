package io.stillwatch.cases.enforcement;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.Cases;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ExpireEnforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ReleaseBatch;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.WithdrawEnforcement;
import io.stillwatch.cases.domain.enforcement.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Ends what is over, takes back what the case no longer supports, and releases the next batch of the rest. The rows say where to look; what
 * is done is decided on the histories.
 */
@ApplicationScoped
class DueEnforcements implements Round {

    private static final String RESTING = """
            with recursive resting (id, ground, next_due, expires_at, decision, merged_into) as (
                select e.id, e.decision, e.next_due, e.expires_at, c.decision, c.merged_into
                from enforcement e left join cases c on c.id = e.case_id where e.state = 'approved'
                union
                select r.id, r.ground, r.next_due, r.expires_at, c.decision, c.merged_into
                from resting r join cases c on c.id = r.merged_into)
            """;
    private static final String OVER = RESTING
            + "select distinct id from resting where expires_at <= :now or merged_into is null and decision <> ground";

    /**
     * One whose case is open again waits without being asked, so that it keeps nobody else from the twenty. Who just had a turn is due later
     * than who waits, even without a pause.
     */
    private static final String DUE = RESTING + """
            select id from resting where merged_into is null and decision = ground and next_due <= :now
            group by id order by min(next_due) limit 20""";

    private final Cases cases;
    private final Enforcements enforcements;
    private final Standings standings;
    private final LateWinners lateWinners;
    private final LostGround lostGround;
    private final Clock clock;

    DueEnforcements(
            Cases cases,
            Enforcements enforcements,
            Standings standings,
            LateWinners lateWinners,
            LostGround lostGround,
            Clock clock) {
        this.cases = cases;
        this.enforcements = enforcements;
        this.standings = standings;
        this.lateWinners = lateWinners;
        this.lostGround = lostGround;
        this.clock = clock;
    }

    @Override
    public Uni<Void> turn() {
        return all(this::over).chain(() -> all(lostGround::measures)).chain(() -> all(this::due));
    }

    private Uni<Void> all(Function<Mutiny.StatelessSession, Uni<List<String>>> asked) {
        return cases.look(asked).chain(ids -> Round.each(ids, this::act));
    }

    /** However many: an end is what nobody should wait for. */
    private Uni<List<String>> over(Mutiny.StatelessSession session) {
        return listed(session, OVER);
    }

    private Uni<List<String>> due(Mutiny.StatelessSession session) {
        return listed(session, DUE)
                .chain(ids -> ids.isEmpty()
                        ? Uni.createFrom().item(ids)
                        : Freeze.isSeen(session).map(frozen -> frozen ? List.of() : ids));
    }

    private Uni<List<String>> listed(Mutiny.StatelessSession session, String query) {
        return session.createNativeQuery(query, String.class)
                .setParameter("now", clock.instant())
                .getResultList();
    }

    /** A refusal means that somebody was faster; then it is asked again. */
    private Uni<Void> act(String id) {
        return cases.inTransaction(session -> session.get(EnforcementRow.class, id)
                .chain(row -> standings
                        .of(session, row.caseId)
                        .chain(standing ->
                                enforcements.isFrozen(session).chain(frozen -> act(session, row, standing, frozen)))));
    }

    private Uni<Void> act(Mutiny.StatelessSession session, EnforcementRow row, Standing standing, boolean frozen) {
        String id = row.id;
        String goesOn = standing.elsewhere().orElse(row.caseId);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return handle(session, id, new ExpireEnforcement(now))
                .chain(() -> handle(session, id, new WithdrawEnforcement(standing, now)))
                .chain(() -> lateWinners.takeBack(session, id, goesOn, now))
                .chain(() -> lostGround.takeBack(session, id, now))
                .chain(whole -> whole
                        ? handle(session, id, new ReleaseBatch(standing, frozen, now))
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> handle(Mutiny.StatelessSession session, String id, EnforcementCommand command) {
        return enforcements.handle(session, id, OptionalLong.empty(), command).replaceWithVoid();
    }
}
