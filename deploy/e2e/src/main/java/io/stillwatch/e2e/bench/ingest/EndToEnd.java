package io.stillwatch.e2e.bench.ingest;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * From HTTP to topic.
 *
 * @param acknowledgedPerSecond while the senders sent
 * @param publishedPerSecond until everything acknowledged was published as well
 * @param waiting acknowledged and not yet published when the senders stopped
 * @param latencies of the acknowledged requests, nanoseconds, ascending
 * @param turnedAway answers that said to come back later
 * @param micros CPU of an interaction by part
 * @param residentMegabytes of the service at the end
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record EndToEnd(
        long interactions,
        double acknowledgedPerSecond,
        double publishedPerSecond,
        long waiting,
        long[] latencies,
        long turnedAway,
        Map<String, Double> micros,
        long residentMegabytes) {
    private static final double NANOS_PER_MILLI = 1e6;

    /** All CPU of an interaction, in microseconds. */
    double totalMicros() {
        return micros.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    double latencyMillis(double share) {
        return latencies.length == 0
                ? Double.NaN
                : latencies[(int) Math.min(latencies.length - 1L, Math.round(share * latencies.length))]
                        / NANOS_PER_MILLI;
    }

    String text() {
        return String.format(
                        Locale.ROOT,
                        "%,d interactions; acknowledged %,.0f/s, published %,.0f/s (%,d waited when sending ended); a batch"
                                + " p50 %.0f ms, p95 %.0f ms, p99 %.0f ms; turned away %d; memory %d MiB; CPU %.1f µs:%n",
                        interactions,
                        acknowledgedPerSecond,
                        publishedPerSecond,
                        waiting,
                        latencyMillis(.5),
                        latencyMillis(.95),
                        latencyMillis(.99),
                        turnedAway,
                        residentMegabytes,
                        totalMicros())
                + micros.entrySet().stream()
                        .map(part -> String.format(Locale.ROOT, "  %-32s %6.1f µs", part.getKey(), part.getValue()))
                        .collect(Collectors.joining("\n"));
    }
}
