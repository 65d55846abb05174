package io.stillwatch.scoring.backtest;

import io.stillwatch.scoring.engine.AccountVerdict;
import io.stillwatch.scoring.engine.CampaignVerdict;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.RiskLevel;
import io.stillwatch.scoring.engine.Verdicts;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one run said in a period: the highest level of each principal, and each campaign. */
final class Course {

    private final Instant from;
    private final SortedMap<Principal, RiskLevel> highest = new TreeMap<>();
    private final SortedMap<Principal, RiskLevel> last = new TreeMap<>();
    private final SortedMap<String, CampaignCourse> campaigns = new TreeMap<>();

    /** @param from the period begins at this watermark; what is said earlier only stands when it begins */
    Course(Instant from) {
        this.from = from;
    }

    void add(Verdicts verdicts) {
        boolean within = !verdicts.watermark().isBefore(from);
        for (AccountVerdict verdict : verdicts.accounts()) {
            last.put(verdict.principal(), verdict.level());
            if (within) {
                raise(verdict.principal(), verdict.previousLevel());
                raise(verdict.principal(), verdict.level());
            }
        }
        for (CampaignVerdict verdict : verdicts.campaigns()) {
            campaigns.computeIfAbsent(verdict.id(), CampaignCourse::new).add(verdict);
        }
    }

    /** The highest level of the period, LOW for whom nothing was said of. */
    RiskLevel highest(Principal principal) {
        return highest.getOrDefault(principal, last(principal));
    }

    /** The level at the end, LOW for whom nothing was said of. */
    RiskLevel last(Principal principal) {
        return last.getOrDefault(principal, RiskLevel.LOW);
    }

    /** Everybody of whom anything was ever said. */
    Collection<Principal> principals() {
        return last.keySet();
    }

    /** Those that had members. */
    Collection<CampaignCourse> campaigns() {
        return campaigns.values().stream()
                .filter(campaign -> !campaign.members().isEmpty())
                .toList();
    }

    /** The campaign of that id. */
    Optional<CampaignCourse> campaign(String id) {
        return Optional.ofNullable(campaigns.get(id));
    }

    /**
     * The campaign that is the same as one of another run: it has its id, so began with the same members, or shares most members with it, at least half of
     * the smaller; of several that share as many the smallest, for a part has all its members in common with what it was part of.
     */
    Optional<CampaignCourse> same(CampaignCourse other) {
        return campaign(other.id())
                .filter(campaign -> campaign.isHalfOf(other))
                .or(() -> campaigns().stream()
                        .filter(campaign -> campaign.isHalfOf(other))
                        .max(Comparator.<CampaignCourse>comparingLong(campaign -> campaign.common(other))
                                .thenComparing(campaign -> -campaign.members().size())));
    }

    private void raise(Principal principal, RiskLevel level) {
        highest.merge(principal, level, (one, two) -> one.compareTo(two) >= 0 ? one : two);
    }
}
