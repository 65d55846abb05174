package io.stillwatch.scoring.policy;

import io.smallrye.mutiny.Uni;
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
                .call(named -> policies.settings(named.policy()))
                .call(named -> baselines.read(named.baseline()));
    }
}
