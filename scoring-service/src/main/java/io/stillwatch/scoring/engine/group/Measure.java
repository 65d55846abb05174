package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Family;
import io.stillwatch.scoring.engine.account.Account;
import java.util.List;
import java.util.OptionalDouble;

/** Something measured on a set of accounts, one per owner, and compared with the same on sets of outsiders. */
interface Measure {
    /** Stable name of the signal. */
    String name();

    Family family();

    /** Empty when too little is known. */
    OptionalDouble of(List<Account> accounts);

    /** Whether high values are the suspicious ones. */
    boolean suspiciousWhenHigh();

    /** The least standard deviation between panels of this size that is believed: how finely the measure can be resolved. */
    double leastDeviation(int accounts);

    /**
     * Whether the difference is large enough to tell operators from chance acquaintances. Among many accounts small differences are beyond chance,
     * too: people who follow one fashion are a little newer than others.
     */
    boolean matters(double value, double baseline);

    /** In words that a non-expert reads. */
    String text(double value, double baseline);
}
