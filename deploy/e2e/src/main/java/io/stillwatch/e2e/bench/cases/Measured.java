package io.stillwatch.e2e.bench.cases;

import io.stillwatch.e2e.bench.Latencies;
import java.util.Locale;

/**
 * One kind of work, asked for as fast as its clients can.
 *
 * @param failed answers that were none
 * @param serviceMicros CPU of case-service for each, and {@code databaseMicros} of PostgreSQL; not a number if it was not measured
 */
record Measured(
        String what, double perSecond, Latencies latencies, long failed, double serviceMicros, double databaseMicros) {

    static final String HEADER =
            "| what | per second | p50 ms | p95 ms | p99 ms | failed | CPU µs service | CPU µs PostgreSQL |"
                    + "\n|---|---|---|---|---|---|---|---|";

    String row() {
        return String.format(
                Locale.ROOT,
                "| %s | %,.0f | %s | %d | %s | %s |",
                what,
                perSecond,
                latencies.cells(),
                failed,
                micros(serviceMicros),
                micros(databaseMicros));
    }

    private static String micros(double micros) {
        return Double.isNaN(micros) ? "" : String.format(Locale.ROOT, "%.0f", micros);
    }
}
