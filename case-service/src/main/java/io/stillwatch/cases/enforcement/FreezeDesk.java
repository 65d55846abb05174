package io.stillwatch.cases.enforcement;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.domain.enforcement.FreezeCommand;
import io.stillwatch.cases.domain.enforcement.FreezeCommand.FreezeEnforcement;
import io.stillwatch.cases.domain.enforcement.FreezeCommand.ThawEnforcement;
import io.stillwatch.cases.requests.Answer;
import io.stillwatch.cases.requests.Conditions;
import io.stillwatch.cases.requests.Desk;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalLong;

/** Pulls the brake and lets it go. */
@ApplicationScoped
class FreezeDesk {

    private final Enforcements enforcements;
    private final Desk desk;

    FreezeDesk(Enforcements enforcements, Desk desk) {
        this.enforcements = enforcements;
        this.desk = desk;
    }

    Uni<FreezeState> freeze(Conditions conditions, String reason) {
        return ask(conditions, "freeze", reason, new FreezeEnforcement(reason, desk.actor(), desk.now()));
    }

    Uni<FreezeState> thaw(Conditions conditions) {
        return ask(conditions, "thaw", "", new ThawEnforcement(desk.actor(), desk.now()));
    }

    private Uni<FreezeState> ask(Conditions conditions, String verb, String body, FreezeCommand command) {
        OptionalLong expected = conditions.expectedVersion();
        return desk.ask(
                conditions,
                verb,
                body,
                FreezeState.class,
                session -> enforcements
                        .handle(session, expected, command)
                        .map(outcome -> Answer.of(outcome, FreezeState::new, EnforcementProblems::of)));
    }
}
