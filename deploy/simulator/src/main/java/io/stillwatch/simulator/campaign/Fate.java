package io.stillwatch.simulator.campaign;

import io.stillwatch.simulator.Chance;
import io.stillwatch.simulator.behaviour.Organization;
import io.stillwatch.simulator.behaviour.Profile;
import io.stillwatch.simulator.behaviour.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.stream.Stream;

/** What becomes of the accounts that hold one place in a campaign, one after the other. */
@FunctionalInterface
interface Fate {
    Stream<Life> lives(Profile first, World world, Chance chance);

    /** One account in its place. It goes on where its predecessor stopped: same words, same lines, next question. */
    record Life(Profile profile, Chance chance) {}

    static Fate spared() {
        return (first, _, chance) -> Stream.of(new Life(first, chance));
    }

    /** Banned after {@code meanDays} on average and replaced within hours by a new account with a card of its own. */
    static Fate bannedAndReplaced(double meanDays) {
        return (first, world, chance) -> {
            var lives = new ArrayList<Life>();
            var profile = first;
            for (var life = chance.fork("life 0"); profile.createdAt().isBefore(world.end()); ) {
                var ban = later(profile, world).plus(days(life.exponential(meanDays)));
                lives.add(new Life(profile.bannedAt(ban), life));
                profile = profile.signedUp(ban.plus(days(life.exponential(0.2))), Organization.payment(life));
                life = chance.fork("life " + lives.size());
            }
            return lives.stream();
        };
    }

    private static Instant later(Profile profile, World world) {
        return profile.createdAt().isAfter(world.start()) ? profile.createdAt() : world.start();
    }

    private static Duration days(double days) {
        return Duration.ofSeconds(1 + (long) (days * 86_400));
    }
}
