package io.stillwatch.scoring.engine.campaign;

import io.stillwatch.scoring.engine.AccountVerdict;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.RiskLevel;
import io.stillwatch.scoring.engine.Signal;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.campaign.Levels.Place;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
            Accounts accounts,
            Optional<Signal> declared) {
        Optional<Place> decisive = places.stream()
                .max(Comparator.comparing(Place::level)
                        .thenComparingDouble(place -> place.standing().nats())
                        .thenComparing(place -> place.campaign().id));
        return new AccountVerdict(
                principal,
                level,
                before,
                decisive.map(place -> score(place, level, accounts)).orElse(0.0),
                Stream.concat(
                                decisive.stream().flatMap(place -> place.standing().evidence().stream()),
                                declared.stream())
                        .toList(),
                decisive.map(place -> place.standing().ways().counterfactuals()).orElse(List.of()),
                campaigns);
    }

    private static double score(Place place, RiskLevel level, Accounts accounts) {
        double prior = StrictMath.log((double) place.campaign().members().size() / accounts.size());
        double posterior = 1 / (1 + StrictMath.exp(-prior - place.standing().nats()));
        return level == RiskLevel.HIGH
                ? Math.max(posterior, ANNOUNCED)
                : Math.clamp(posterior, WATCHED, ANNOUNCED - 0.01);
    }
}
