package io.stillwatch.simulator.campaign;

import io.stillwatch.simulator.Chance;
import io.stillwatch.simulator.behaviour.Organization;
import io.stillwatch.simulator.behaviour.Profile;
import io.stillwatch.simulator.behaviour.SignUp;
import java.time.Instant;

/** How operators come by accounts. Ages are in days before the simulated time. */
final class Recruitment {
    private Recruitment() {}

    static Setup<Profile> onSharedCards(int perCard, int youngest, int oldest) {
        return operator -> {
            var cards =
                    Organization.payments(operator.chance().fork("cards"), Math.ceilDiv(operator.accounts(), perCard));
            return (account, chance) -> {
                var createdAt = SignUp.before(operator.world(), youngest, oldest, chance);
                return profile(createdAt, cards.get(account / perCard), chance);
            };
        };
    }

    static Setup<Profile> onOwnCards(int youngest, int oldest) {
        return onSharedCards(1, youngest, oldest);
    }

    /** {@code share} of the accounts were bought: in use by somebody else for half a year and longer. */
    static Setup<Profile> aged(double share, Setup<Profile> otherwise) {
        return operator -> {
            var fresh = otherwise.by(operator);
            return (account, chance) -> {
                var profile = fresh.to(account, chance);
                return chance.happens(share)
                        ? profile.signedUp(SignUp.before(operator.world(), 190, 900, chance), profile.payment())
                        : profile;
            };
        };
    }

    /** All of them say that they belong to one organisation, which nobody has verified. */
    static Setup<Profile> stating(Setup<Profile> otherwise) {
        return operator -> {
            var profiles = otherwise.by(operator);
            var stated = Organization.founded(operator.chance().fork("organization"), ".example");
            return (account, chance) -> profiles.to(account, chance).stating(stated);
        };
    }

    /** All of them have mail addresses of one university, on a listed academic domain (example.edu is reserved). */
    static Setup<Profile> onAcademicDomain(Setup<Profile> otherwise) {
        return operator -> {
            var profiles = otherwise.by(operator);
            var domain = "campus" + operator.chance().fork("campus").between(10, 99) + ".example.edu";
            return (account, chance) -> profiles.to(account, chance).writingFrom(domain);
        };
    }

    private static Profile profile(Instant createdAt, String card, Chance chance) {
        return Profile.individual(createdAt, card, SignUp.freeMail(chance), "developer");
    }
}
