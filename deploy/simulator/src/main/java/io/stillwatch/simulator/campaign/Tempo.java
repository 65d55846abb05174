package io.stillwatch.simulator.campaign;

import io.stillwatch.simulator.behaviour.Day;
import io.stillwatch.simulator.behaviour.Rhythm;

/** How operators spread the work over the day. */
final class Tempo {
    /** More a day than the busiest people's. */
    private static final double MOST = 200;

    private Tempo() {}

    /** An even rate round the clock, a little different from account to account. */
    static Setup<Rhythm> roundTheClock(double least, double most) {
        return _ -> (_, chance) -> Rhythm.roundTheClock(least + chance.share() * (most - least));
    }

    /** The hours of people in one of a few time zones; the work is still dealt out evenly. */
    static Setup<Rhythm> likePeople(double least, double most) {
        return _ -> (_, chance) ->
                Rhythm.waking(least + chance.share() * (most - least), Day.atHome(chance.between(-8, 9)));
    }

    /** The hours of people, and the spread of people's volumes: some accounts do many times the work of others. */
    static Setup<Rhythm> uneven(double median, double sigma) {
        return _ -> (_, chance) ->
                Rhythm.waking(Math.min(chance.logNormal(median, sigma), MOST), Day.atHome(chance.between(-8, 9)));
    }
}
