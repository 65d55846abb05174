package io.stillwatch.scoring.pipeline;

import io.stillwatch.scoring.allowance.AllowanceLog;
import io.stillwatch.scoring.engine.Engine;
import io.stillwatch.scoring.policy.PolicyLog;
import io.stillwatch.scoring.policy.Settings;
import io.stillwatch.scoring.release.ReleaseLog;
import io.stillwatch.scoring.ruling.RulingLog;
import io.stillwatch.scoring.store.StoreConnection;

/** What took effect at which tick, as it is written down: policies and baselines, declared uses, model calendars, decisions. Erasures are not in it. */
public final class History {

    private final PolicyLog policies;
    private final AllowanceLog allowances;
    private final ReleaseLog releases;
    private final RulingLog rulings;

    public History(StoreConnection store) {
        policies = new PolicyLog(store);
        allowances = new AllowanceLog(store);
        releases = new ReleaseLog(store);
        rulings = new RulingLog(store);
    }

    /** An engine as it was before the first tick. */
    public Engine engine() {
        Settings first = policies.inForceAt(0);
        return new Engine(first.policy(), first.baseline());
    }

    /** Tells the engine what takes effect at a tick that is about to close; what has no tick yet gets this one. */
    void give(long tick, Engine engine) {
        policies.takingEffectAt(tick).ifPresent(settings -> engine.adopt(settings.policy(), settings.baseline()));
        allowances.give(tick, engine);
        releases.give(tick, engine);
        rulings.takingEffectAt(tick).forEach(engine::rule);
    }

    /** The same where account stages fix which policy takes effect at which tick. */
    void giveBehindStages(long tick, Engine engine) {
        policies.thatTookEffectAt(tick).ifPresent(then -> engine.adopt(then.policy(), then.baseline()));
        allowances.give(tick, engine);
        releases.give(tick, engine);
        rulings.takingEffectAt(tick).forEach(engine::rule);
    }

    /** The same of a tick in the past; changes nothing. */
    public void giveAgain(long tick, Engine engine) {
        policies.thatTookEffectAt(tick).ifPresent(then -> engine.adopt(then.policy(), then.baseline()));
        allowances.giveAgain(tick, engine);
        releases.giveAgain(tick, engine);
        rulings.thatTookEffectAt(tick).forEach(engine::rule);
    }
}
