package io.stillwatch.simulator.behaviour;

import io.stillwatch.simulator.Chance;
import java.util.List;
import java.util.stream.IntStream;

/** A customer with staff: one bill, one mail domain. */
public record Organization(String id, String payment, String domain) {
    private static final List<String> FIRST = List.of(
            "bright", "north", "silver", "clear", "iron", "amber", "swift", "green", "blue", "stone", "river", "maple",
            "harbor", "summit", "cedar", "lunar", "copper", "quiet", "open", "prime", "velvet", "coral", "solar",
            "ember");
    private static final List<String> SECOND = List.of(
            "forge",
            "field",
            "works",
            "ledger",
            "metrics",
            "logic",
            "freight",
            "bridge",
            "point",
            "labs",
            "grid",
            "harvest",
            "cargo",
            "signal",
            "mill",
            "studio",
            "analytics",
            "systems",
            "foundry",
            "data",
            "health",
            "robotics",
            "textiles",
            "insurance");

    /** {@code suffix} is a reserved domain, such as {@code .example}. */
    public static Organization founded(Chance chance, String suffix) {
        var name = chance.pick(FIRST) + chance.pick(SECOND);
        return new Organization(Ids.of("org", chance), payment(chance), name + chance.between(2, 99) + suffix);
    }

    /** The provider's hash of a card or bank account. */
    public static String payment(Chance chance) {
        return "pm_" + Ids.hex(chance, 16);
    }

    public static List<String> payments(Chance chance, int number) {
        return IntStream.range(0, number).mapToObj(_ -> payment(chance)).toList();
    }
}
