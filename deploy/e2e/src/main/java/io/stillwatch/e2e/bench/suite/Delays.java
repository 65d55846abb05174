package io.stillwatch.e2e.bench.suite;

import io.stillwatch.e2e.bench.Latencies;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How long findings take. A tick may close once traffic beyond its end and the allowed lateness has been acknowledged: from then it counts
 * until its verdicts can be asked for. A campaign counts from its announcement until it is a case.
 */
public final class Delays {
    private static final Duration LATENESS = Duration.ofMinutes(10);
    private static final long SECONDS_AN_HOUR = 3600;

    private final NavigableMap<Long, Long> due = new TreeMap<>();
    private final Map<String, Long> announced = new HashMap<>();
    private final Latencies risks = new Latencies();
    private final Latencies cases = new Latencies();
    private long lastDue;

    /** Traffic up to this time of events has been acknowledged. */
    synchronized void acknowledged(Instant time) {
        long tick = time.minus(LATENESS).getEpochSecond() / SECONDS_AN_HOUR - 1;
        if (tick > lastDue) {
            due.put(tick, System.nanoTime());
            lastDue = tick;
        }
    }

    /** The verdicts of this tick can be asked for. */
    synchronized void judged(long tick) {
        var passed = due.headMap(tick, true);
        passed.values().forEach(since -> risks.add(System.nanoTime() - since));
        passed.clear();
    }

    /** Forgets what came before. */
    void begin() {
        risks.clear();
        cases.clear();
    }

    synchronized void announced(String campaign) {
        announced.putIfAbsent(campaign, System.nanoTime());
    }

    synchronized void opened(String campaign) {
        Long since = announced.get(campaign);
        if (since != null && since > 0) {
            cases.add(System.nanoTime() - since);
            announced.put(campaign, 0L);
        }
    }

    /** From the interaction that lets a tick close to its verdicts. */
    Latencies risks() {
        return risks;
    }

    /** From announcement to case. */
    Latencies cases() {
        return cases;
    }
}
