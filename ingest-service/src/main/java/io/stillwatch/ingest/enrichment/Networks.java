package io.stillwatch.ingest.enrichment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Networks that answer whether an address is in one of them, in the time of a binary search. */
final class Networks {
    static final Networks NONE = new Networks(List.of());

    private final Ranges ipv4;
    private final Ranges ipv6;

    Networks(List<Network> networks) {
        ipv4 = Ranges.of(networks, false);
        ipv6 = Ranges.of(networks, true);
    }

    boolean contain(byte[] address) {
        long number = Network.number(address);
        return address.length == Integer.BYTES ? ipv4.contain(number) : ipv6.contain(number);
    }

    /** Ascending and apart from each other. */
    private record Ranges(List<Network> ascending) {
        private static final Comparator<Network> ORDER =
                (one, other) -> Long.compareUnsigned(one.first(), other.first());

        static Ranges of(List<Network> networks, boolean isIpv6) {
            List<Network> apart = new ArrayList<>();
            networks.stream()
                    .filter(each -> each.isIpv6() == isIpv6)
                    .sorted(ORDER)
                    .forEach(next -> {
                        Network before = apart.isEmpty() ? null : apart.getLast();
                        if (before == null || Long.compareUnsigned(next.first(), before.last()) > 0) {
                            apart.add(next);
                        } else if (Long.compareUnsigned(next.last(), before.last()) > 0) {
                            apart.set(apart.size() - 1, new Network(isIpv6, before.first(), next.last()));
                        }
                    });
            return new Ranges(List.copyOf(apart));
        }

        boolean contain(long number) {
            int low = 0;
            int high = ascending.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (Long.compareUnsigned(ascending.get(middle).first(), number) <= 0) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low > 0
                    && Long.compareUnsigned(number, ascending.get(low - 1).last()) <= 0;
        }
    }
}
