package io.stillwatch.cases.enforcement;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.DropItems;
import io.stillwatch.cases.domain.enforcement.Unsupported;
import io.stillwatch.cases.domain.enforcement.Unsupported.Why;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Takes back what nothing supports any more while the measure goes on: who left the campaign and waits is not acted on, whose part of the
 * campaign was decided otherwise is let go, and victims of stolen credentials are not suspended.
 */
@ApplicationScoped
class LostGround {

    /** As the numbers in the query say it, the strongest first. */
    private static final List<Why> WHY = List.of(Why.VICTIM, Why.DECIDED_OTHERWISE, Why.LEFT);

    /** So many have one turn; nothing is released before the rest had theirs. */
    private static final int MOST = 500;

    private static final String ITEMS = """
            %s, lost (id, account, end_user, why) as (
                select e.id, m.account, m.end_user, 0 from enforcement e
                join enforcement_item m on m.enforcement = e.id and m.state in ('waiting', 'released', 'applied')
                join (%s) v on v.account = m.account and v.end_user = m.end_user
                where e.id = :id and e.measure = 'suspend'
                union all select id, account, end_user, 1 from parted
                union all select id, account, end_user, 2 from gone)
            select i.item, min(l.why) from lost l
            join enforcement_item i on i.enforcement = l.id and i.account = l.account and i.end_user = l.end_user
            where i.state = 'waiting' or l.why < 2 and i.state in ('released', 'applied')
            group by i.item order by i.item limit %d""".formatted(Leavers.OF_ONE, Victims.ALL, MOST);

    /** Who waits is looked at when their batch is due. */
    private static final String IN_FORCE = """
            %s select i.enforcement from parted p
            join enforcement_item i on i.enforcement = p.id and i.account = p.account and i.end_user = p.end_user
            where i.state in ('released', 'applied')
            union select i.enforcement from (%s) v
            join enforcement_item i on i.account = v.account and i.end_user = v.end_user and i.state in ('released', 'applied')
            join enforcement e on e.id = i.enforcement and e.state = 'approved' and e.measure = 'suspend'""".formatted(Leavers.OF_ALL, Victims.ALL);

    private final Enforcements enforcements;
    private final Clock clock;
    private final Duration pause;
    private Instant next = Instant.MIN;

    LostGround(
            Enforcements enforcements,
            Clock clock,
            @ConfigProperty(name = "stillwatch.enforcement.grounds-every", defaultValue = "5s") Duration pause) {
        this.enforcements = enforcements;
        this.clock = clock;
        this.pause = pause;
    }

    /** Measures in force on members that nothing supports; nothing if that was asked just now. */
    Uni<List<String>> measures(Mutiny.StatelessSession session) {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return Uni.createFrom().item(List.of());
        }
        next = now.plus(pause);
        return session.createNativeQuery(IN_FORCE, String.class).getResultList();
    }

    /** Whether all that there was is taken back; whoever calls has the turn of the measure. */
    Uni<Boolean> takeBack(Mutiny.StatelessSession session, String id, Instant at) {
        return session.createNativeQuery(ITEMS, Object[].class)
                .setParameter("id", id)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Unsupported((Integer) row[0], WHY.get((Integer) row[1])))
                        .toList())
                .chain(items -> enforcements
                        .handle(session, id, OptionalLong.empty(), new DropItems(items, at))
                        .replaceWith(items.size() < MOST));
    }
}
