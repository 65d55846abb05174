package io.stillwatch.simulator.behaviour;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;

/**
 * How a day's work spreads over its hours: weights of the 24 local hours that average 1, and the share of it that is
 * done on days of rest. Whole hours of offset only.
 */
public record Day(List<Double> hours, int offset, double weekend) {
    private static final EnumSet<DayOfWeek> REST = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    /** Evenings are busiest, nights are quiet. */
    private static final List<Double> HOME = List.of(
            0.5, 0.2, 0.1, 0.05, 0.05, 0.1, 0.3, 0.6, 0.9, 1.1, 1.2, 1.2, 1.1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 2.0, 2.3,
            2.2, 1.4, 0.6);

    private static final List<Double> OFFICE = List.of(
            0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.1, 0.6, 2.0, 2.8, 2.9, 2.6, 1.4, 2.2, 2.7, 2.6, 2.2, 1.3, 0.4, 0.1, 0.1,
            0.0, 0.0, 0.0);

    public static Day atHome(int offset) {
        return new Day(HOME, offset, 1.2);
    }

    public static Day atTheOffice(int offset) {
        return new Day(OFFICE, offset, 0.05);
    }

    double weight(Instant time) {
        var local = OffsetDateTime.ofInstant(time, ZoneOffset.ofHours(offset));
        var rest = REST.contains(local.getDayOfWeek()) ? weekend : 1;
        return hours.get(local.getHour()) * rest;
    }

    double peak() {
        return Collections.max(hours) * Math.max(1, weekend);
    }
}
