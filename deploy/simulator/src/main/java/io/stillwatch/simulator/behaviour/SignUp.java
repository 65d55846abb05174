package io.stillwatch.simulator.behaviour;

import io.stillwatch.simulator.Chance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** When and with which mail accounts came to be. */
public final class SignUp {
    private static final List<String> FREE_MAIL = List.of(
            "gmail.com",
            "gmail.com",
            "gmail.com",
            "outlook.com",
            "outlook.com",
            "yahoo.com",
            "icloud.com",
            "qq.com",
            "163.com",
            "proton.me",
            "gmx.net",
            "hotmail.com");

    private SignUp() {}

    public static String freeMail(Chance chance) {
        return chance.pick(FREE_MAIL);
    }

    /** Most more than half a year ago, one in seven in the last months, one in fifty during the simulated time. */
    public static Instant overTheYears(World world, Chance chance) {
        var draw = chance.share();
        if (draw < 0.02) {
            var window = Duration.between(world.start(), world.end()).toMillis();
            return world.start().plusMillis((long) (window * chance.share()));
        }
        return draw < 0.16 ? before(world, 1, 180, chance) : before(world, 181, 1000, chance);
    }

    /** Evenly between {@code least} and {@code most} days before the simulated time. */
    public static Instant before(World world, int least, int most, Chance chance) {
        var days = least + chance.share() * (most - least);
        return world.start().minus(Duration.ofMinutes((long) (days * 1440)));
    }
}
