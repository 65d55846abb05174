package io.stillwatch.scoring.engine.campaign;

import io.stillwatch.scoring.engine.AccountVerdict;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.RiskLevel;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.campaign.Levels.Place;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The score of a principal: the posterior of its membership, σ(evidence + ln(members/accounts)) (detection §8), held within the band
 * of its level so that a higher level never has the lower score.
 */
final class Risk {
    private static final double WATCHED = 0.5;
    private static final double ANNOUNCED = 0.9;

    private Risk() {}

    static AccountVerdict verdict(
            Principal principal,
            RiskLevel level,
            RiskLevel before,
            List<String> campaigns,
            List<Place> places,
            Accounts accounts) {
        Optional<Place> decisive = places.stream()
                .max(Comparator.comparing(Place::level)
                        .thenComparingDouble(place -> place.standing().nats())
                        .thenComparing(place -> place.campaign().id));
        return new AccountVerdict(
                principal,
                level,
                before,
                decisive.map(place -> score(place, accounts)).orElse(0.0),
                decisive.map(place -> place.standing().evidence()).orElse(List.of()),
                decisive.map(place -> place.standing().ways().counterfactuals()).orElse(List.of()),
                campaigns);
    }

    private static double score(Place place, Accounts accounts) {
        double prior = StrictMath.log((double) place.campaign().members.size() / accounts.size());
        double posterior = 1 / (1 + StrictMath.exp(-prior - place.standing().nats()));
        return place.level() == RiskLevel.HIGH
                ? Math.max(posterior, ANNOUNCED)
                : Math.clamp(posterior, WATCHED, ANNOUNCED - 0.01);
    }
}
