package io.stillwatch.simulator.behaviour;

import io.stillwatch.simulator.Chance;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An address and the network that announces it. All of them are reserved: documentation (RFC 5737, RFC 3849),
 * benchmarking (RFC 2544), carrier NAT (RFC 6598) and private ranges (RFC 1918), documentation and private AS numbers
 * (RFC 5398, RFC 6996).
 */
public record Line(String address, long asn) {
    private static final long FIRST_HOME_NETWORK = 64600;

    /** A household: one address for all the simulated time. */
    public static Line home(Chance chance) {
        var network = FIRST_HOME_NETWORK + chance.below(12);
        if (chance.happens(0.2)) {
            return new Line(
                    String.format("2001:db8:%x:%x::%x", network, chance.below(65536), chance.between(1, 65535)),
                    network);
        }
        return new Line("10." + octet(chance) + "." + octet(chance) + "." + chance.between(1, 254), network);
    }

    /** A carrier's shared address: many phones behind each. */
    public static Line mobile(Chance chance) {
        return new Line("100.64." + chance.below(4) + "." + chance.between(1, 254), 64620L + chance.below(3));
    }

    /** The one address that everybody in a building shares. */
    public static Line office(Chance chance) {
        var block = chance.pick(List.of("192.0.2.", "198.51.100.", "203.0.113."));
        return new Line(block + chance.between(1, 254), 64640L + chance.below(20));
    }

    /** A rented server. */
    public static Line dataCentre(Chance chance) {
        return new Line("198.18." + octet(chance) + "." + chance.between(1, 254), 64500L + chance.below(4));
    }

    public static List<Line> dataCentres(Chance chance, int servers) {
        return IntStream.range(0, servers).mapToObj(_ -> dataCentre(chance)).toList();
    }

    /** Exits of a commercial proxy network. */
    public static List<Line> proxies(Chance chance, int exits) {
        return IntStream.range(0, exits).mapToObj(_ -> proxy(chance)).toList();
    }

    private static Line proxy(Chance chance) {
        return new Line("198.19." + octet(chance) + "." + chance.between(1, 254), 64505L + chance.below(3));
    }

    private static int octet(Chance chance) {
        return chance.below(256);
    }
}
