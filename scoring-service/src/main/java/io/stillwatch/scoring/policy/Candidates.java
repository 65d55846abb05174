package io.stillwatch.scoring.policy;

import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.ProblemException;
import io.stillwatch.scoring.policy.Changes.InForce;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds a policy and a baseline that somebody names, or what is in force where nothing is named. */
@ApplicationScoped
public class Candidates {

    private final Changes changes;
    private final Policies policies;
    private final Baselines baselines;

    Candidates(Changes changes, Policies policies, Baselines baselines) {
        this.changes = changes;
        this.policies = policies;
        this.baselines = baselines;
    }

    /** Fails with a 404 that says which of them there is not. */
    public Uni<InForce> known(@Nullable String policy, @Nullable String baseline) {
        return changes.last()
                .map(now -> new InForce(
                        Objects.requireNonNullElse(policy, now.policy()),
                        Objects.requireNonNullElse(baseline, now.baseline())))
                .call(named -> isThere(policies.settings(named.policy()))
                        .chain(isPolicy -> isThere(baselines.read(named.baseline()))
                                .invoke(isBaseline -> insistOn(isPolicy, isBaseline))));
    }

    private static Uni<Boolean> isThere(Uni<?> sought) {
        return sought.replaceWith(true).onFailure(ProblemException.class).recoverWithItem(false);
    }

    private static void insistOn(boolean isPolicy, boolean isBaseline) {
        if (!isPolicy) {
            throw Policies.noSuchPolicy(
                    isBaseline
                            ? "'policy' is the version of none."
                            : "'policy' is the version of none, nor is 'baseline' of any.");
        }
        if (!isBaseline) {
            throw Baselines.noSuchBaseline("'baseline' is the version of none.");
        }
    }
}
