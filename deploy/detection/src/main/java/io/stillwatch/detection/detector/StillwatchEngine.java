package io.stillwatch.detection.detector;

import io.stillwatch.detection.traffic.Hour;
import io.stillwatch.scoring.engine.AccountVerdict;
import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.CampaignVerdict;
import io.stillwatch.scoring.engine.CampaignVerdict.Status;
import io.stillwatch.scoring.engine.Engine;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.RiskLevel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The engine of the scoring service under the shipped baseline. */
final class StillwatchEngine implements Detector {
    private final Engine engine;
    private final int hours;
    private int waited;
    private final Set<Principal> watched = new HashSet<>();
    private final Set<Principal> announced = new HashSet<>();
    private final SortedMap<String, Set<Principal>> campaigns = new TreeMap<>();
    private Suspicion latest = Suspicion.NONE;

    /**
     * @param hours in a tick; the product has one
     */
    StillwatchEngine(int hours, Policy policy) {
        this.engine = new Engine(policy, Baseline.builtin());
        this.hours = hours;
    }

    @Override
    public Suspicion after(Hour hour) {
        hour.facts().forEach(engine::accept);
        hour.interactions().forEach(engine::accept);
        if (++waited < hours) {
            return latest;
        }
        waited = 0;
        var verdicts = engine.close(hour.tick(), hour.end());
        if (!verdicts.accounts().isEmpty() || !verdicts.campaigns().isEmpty()) {
            verdicts.accounts().forEach(this::take);
            verdicts.campaigns().forEach(this::take);
            latest = new Suspicion(Set.copyOf(watched), Set.copyOf(announced), List.copyOf(campaigns.values()));
        }
        return latest;
    }

    private void take(AccountVerdict verdict) {
        set(watched, verdict.principal(), verdict.level() != RiskLevel.LOW);
        set(announced, verdict.principal(), verdict.level() == RiskLevel.HIGH);
    }

    private static void set(Set<Principal> principals, Principal principal, boolean in) {
        if (in) {
            principals.add(principal);
        } else {
            principals.remove(principal);
        }
    }

    private void take(CampaignVerdict verdict) {
        if (verdict.status() == Status.ANNOUNCED && !verdict.quiet()) {
            campaigns.put(
                    verdict.id(),
                    verdict.members().stream()
                            .map(CampaignVerdict.Member::principal)
                            .collect(Collectors.toSet()));
        } else {
            campaigns.remove(verdict.id());
        }
    }
}
