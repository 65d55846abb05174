package io.stillwatch.detection;

import io.stillwatch.scoring.engine.AccountVerdict;
import io.stillwatch.scoring.engine.CampaignVerdict;
import io.stillwatch.scoring.engine.CampaignVerdict.Status;
import io.stillwatch.scoring.engine.RiskLevel;
import io.stillwatch.scoring.engine.Verdicts;
import io.stillwatch.simulator.GroundTruth;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What verdicts say over time, held against the ground truth. */
final class DetectionOutcome {
    private final GroundTruth truth;
    private final SortedMap<String, RiskLevel> levels = new TreeMap<>();
    private final SortedSet<String> everMedium = new TreeSet<>();
    private final SortedSet<String> everHigh = new TreeSet<>();
    private final SortedMap<String, CampaignVerdict> campaigns = new TreeMap<>();
    private final SortedMap<String, Instant> watched = new TreeMap<>();
    private final SortedMap<String, Instant> announced = new TreeMap<>();

    DetectionOutcome(GroundTruth truth) {
        this.truth = truth;
    }

    void take(Verdicts verdicts) {
        for (AccountVerdict verdict : verdicts.accounts()) {
            String account = verdict.principal().account();
            levels.put(account, verdict.level());
            if (verdict.level() == RiskLevel.HIGH) {
                everHigh.add(account);
            }
            if (verdict.level() != RiskLevel.LOW) {
                everMedium.add(account);
            }
        }
        for (CampaignVerdict verdict : verdicts.campaigns()) {
            campaigns.put(verdict.id(), verdict);
            time(verdict, verdicts.watermark());
        }
    }

    private void time(CampaignVerdict verdict, Instant watermark) {
        truthOf(verdict).ifPresent(name -> {
            watched.putIfAbsent(name, watermark);
            if (verdict.status() == Status.ANNOUNCED) {
                announced.putIfAbsent(name, watermark);
            }
        });
    }

    /** The true campaign that most members belong to. */
    private Optional<String> truthOf(CampaignVerdict verdict) {
        Set<String> members = accounts(verdict.members());
        return truth.campaigns().entrySet().stream()
                .filter(campaign -> 2 * common(members, campaign.getValue()) > members.size())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    Set<String> everHigh() {
        return everHigh;
    }

    Set<String> everMedium() {
        return everMedium;
    }

    /** Accounts whose level is HIGH at the end. */
    Set<String> high() {
        SortedSet<String> high = new TreeSet<>();
        levels.forEach((account, level) -> {
            if (level == RiskLevel.HIGH) {
                high.add(account);
            }
        });
        return high;
    }

    Collection<CampaignVerdict> campaigns() {
        return campaigns.values();
    }

    /** Watermark at which the true campaign was first on the watch list. */
    Map<String, Instant> watched() {
        return watched;
    }

    /** Watermark at which the true campaign was announced. */
    Map<String, Instant> announced() {
        return announced;
    }

    /** Share of the accounts found that belong to a true campaign; 1 when none was found. */
    double precision() {
        Set<String> found = high();
        return found.isEmpty() ? 1 : (double) common(found, guilty()) / found.size();
    }

    double recall() {
        return (double) common(high(), guilty()) / guilty().size();
    }

    double recall(String campaign) {
        Set<String> members = truth.campaigns().getOrDefault(campaign, new TreeSet<>());
        return (double) common(high(), members) / members.size();
    }

    private Set<String> guilty() {
        Set<String> guilty = new TreeSet<>();
        truth.campaigns().values().forEach(guilty::addAll);
        return guilty;
    }

    static Set<String> accounts(Collection<CampaignVerdict.Member> members) {
        Set<String> accounts = new TreeSet<>();
        members.forEach(member -> accounts.add(member.principal().account()));
        return accounts;
    }

    private static int common(Set<String> some, Set<String> others) {
        return (int) some.stream().filter(others::contains).count();
    }
}
