package io.stillwatch.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.stillwatch.local.speaking.ProgressBar;
import io.stillwatch.local.speaking.ServiceClient;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** Waits until what has been acknowledged is published, scored and, where it matters, a case. */
final class CatchUp {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final long SECONDS_AN_HOUR = 3600;

    private final ServiceClient ingest;
    private final ServiceClient scoring;
    private final ServiceClient cases;
    private final ProgressBar progress;

    CatchUp(ServiceClient ingest, ServiceClient scoring, ServiceClient cases, ProgressBar progress) {
        this.ingest = ingest;
        this.scoring = scoring;
        this.cases = cases;
        this.progress = progress;
    }

    /**
     * Returns when the tick of the last interaction has been judged and nothing lags.
     *
     * @throws IllegalStateException after four minutes, with what each service says of its progress
     */
    void await(Instant lastInteraction) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isDone(lastInteraction)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("The suite does not catch up: ingest %s, scoring %s, case %s"
                        .formatted(progressOf(ingest), progressOf(scoring), progressOf(cases)));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        progress.done();
    }

    /** A tick's number is never less than the hour of the events in it, so the last hour is judged once the tick reaches it. */
    private boolean isDone(Instant lastInteraction) {
        JsonNode in = progressOf(ingest);
        JsonNode scored = progressOf(scoring);
        long lag = scored.path("lag").asLong(Long.MAX_VALUE);
        long accepted = in.path("accepted").asLong();
        progress.at(
                accepted == 0 ? 0 : (double) (accepted - lag) / accepted,
                "scored up to " + scored.path("watermark").asText("-"));
        return accepted == in.path("published").asLong(-1)
                && lag == 0
                && scored.path("tick").asLong() >= lastInteraction.getEpochSecond() / SECONDS_AN_HOUR
                && progressOf(cases).path("lag").asLong(-1) == 0;
    }

    private static JsonNode progressOf(ServiceClient service) {
        return service.get("/v1/progress");
    }
}
