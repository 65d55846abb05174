package io.stillwatch.e2e.soak.hostile;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of it.
 *
 * @param answers how often each status was answered, by what was tried
 * @param failures server errors, requests without an answer, and whatever else must not be; the first of them
 * @param longest wait for an answer, in milliseconds
 * @param peak resident memory of the service, in megabytes, as Linux counts it
 * @param large what the large body gave
 */
record Outcome(
        Map<String, Map<Integer, Integer>> answers, List<String> failures, long longest, long peak, String large) {
    private static final long MEMORY_LIMIT_MB = 512;

    boolean held() {
        return failures.isEmpty() && staysSmall();
    }

    private boolean staysSmall() {
        return peak < MEMORY_LIMIT_MB;
    }

    String text() {
        var text = new StringBuilder();
        new TreeMap<>(answers)
                .forEach((what, statuses) -> text.append("%-24s %s%n".formatted(what, new TreeMap<>(statuses))));
        text.append("longest wait %d ms, peak resident memory %d MB%n".formatted(longest, peak));
        text.append(large).append('\n');
        if (!staysSmall()) {
            text.append("FAIL resident memory stays under %d MB%n".formatted(MEMORY_LIMIT_MB));
        }
        failures.forEach(failure -> text.append("FAIL ").append(failure).append('\n'));
        return text.append(held() ? "ok\n" : "").toString();
    }
}
