package io.stillwatch.cases.appeals;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.Cases;
import io.stillwatch.cases.domain.appeal.AppealCommand.RestoreAccount;
import io.stillwatch.cases.enforcement.Round;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;

/** Says that an account is restored once the provider's system has lifted the measure, or had never been asked to apply it. */
@ApplicationScoped
class Restorations implements Round {

    private static final String LIFTED = """
            select a.id from appeal a join enforcement_item i on i.enforcement = a.enforcement and i.item = a.item
            where a.state = 'overturned' and i.state in ('lifted', 'cancelled', 'refused') limit 100""";

    private final Cases cases;
    private final Appeals appeals;
    private final Clock clock;

    Restorations(Cases cases, Appeals appeals, Clock clock) {
        this.cases = cases;
        this.appeals = appeals;
        this.clock = clock;
    }

    @Override
    public Uni<Void> turn() {
        return cases.look(session ->
                        session.createNativeQuery(LIFTED, String.class).getResultList())
                .chain(ids -> Round.each(ids, this::restore));
    }

    private Uni<Void> restore(String id) {
        var command = new RestoreAccount(clock.instant().truncatedTo(ChronoUnit.MICROS));
        return cases.inTransaction(session ->
                appeals.handle(session, id, OptionalLong.empty(), command).replaceWithVoid());
    }
}
