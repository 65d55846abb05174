package io.stillwatch.cases.domain.enforcement;

import static io.stillwatch.eventsourcing.Decision.accept;
import static io.stillwatch.eventsourcing.Decision.reject;
import static io.stillwatch.eventsourcing.Decision.unchanged;

import io.stillwatch.cases.domain.enforcement.EnforcementRejection.NotForYou;
import io.stillwatch.cases.domain.enforcement.FreezeCommand.FreezeEnforcement;
import io.stillwatch.cases.domain.enforcement.FreezeCommand.ThawEnforcement;
import io.stillwatch.cases.domain.enforcement.FreezeEvent.EnforcementFrozen;
import io.stillwatch.cases.domain.enforcement.FreezeEvent.EnforcementThawed;
import io.stillwatch.eventsourcing.Decider;
import io.stillwatch.eventsourcing.Decision;

/** One freeze for everything: anyone who works on cases may pull the brake, a lead lets it go. The state is whether it is on. */
public final class FreezeDecider implements Decider<FreezeCommand, Boolean, FreezeEvent, EnforcementRejection> {

    @Override
    public Boolean initial() {
        return false;
    }

    @Override
    public Decision<FreezeEvent, EnforcementRejection> decide(FreezeCommand command, Boolean frozen) {
        return switch (command) {
            case FreezeEnforcement _ when frozen -> unchanged();
            case FreezeEnforcement(var reason, var by, var at) -> accept(new EnforcementFrozen(reason, by.id(), at));
            case ThawEnforcement(var by, var _) when !by.lead() -> reject(new NotForYou(by.id()));
            case ThawEnforcement _ when !frozen -> unchanged();
            case ThawEnforcement(var by, var at) -> accept(new EnforcementThawed(by.id(), at));
        };
    }

    @Override
    public Boolean evolve(Boolean frozen, FreezeEvent event) {
        return switch (event) {
            case EnforcementFrozen _ -> true;
            case EnforcementThawed _ -> false;
        };
    }
}
