package io.stillwatch.e2e.bench.ingest;

import io.stillwatch.e2e.ingest.Load;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Gateways that each send one batch after the other, and one that is turned away again when they are told to. */
final class Senders {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int OK = 200;
    private static final int BATCHES_A_SECOND = 200;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private final Load load;
    private final HttpRequest.Builder request;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    /** Never a number again on a folder that is used again: no clock lets this many batches pass in a second. */
    private final AtomicInteger next =
            new AtomicInteger((int) (System.currentTimeMillis() / 1_000 % 10_000_000) * BATCHES_A_SECOND);

    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong turnedAway = new AtomicLong();
    private final ConcurrentLinkedQueue<Long> latencies = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    Senders(Load load, URI ingest, String token) {
        this.load = load;
        this.request = HttpRequest.newBuilder(ingest.resolve("/v1/interactions"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/x-ndjson")
                .timeout(PATIENCE);
    }

    /** Interactions that were answered with 200 since the beginning. */
    long acknowledged() {
        return acknowledged.get();
    }

    /** Answers that said to come back later. */
    long turnedAway() {
        return turnedAway.get();
    }

    /**
     * Sends until the time is over.
     *
     * @return how long each acknowledged request took, in nanoseconds, ascending
     * @throws IllegalStateException when the service did not answer, or not as it should; the first time counts
     */
    long[] send(int senders, Duration lasting) {
        latencies.clear();
        long end = System.nanoTime() + lasting.toNanos();
        var threads = IntStream.range(0, senders)
                .mapToObj(i -> Thread.ofPlatform().name("sender-" + i).start(() -> sendUntil(end)))
                .toList();
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
        return latencies.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    private void sendUntil(long end) {
        try {
            while (System.nanoTime() < end
                    && failure.get() == null
                    && !Thread.currentThread().isInterrupted()) {
                send(load.body(next.getAndIncrement()));
            }
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    private void send(byte[] body) {
        HttpRequest post = request.copy().POST(BodyPublishers.ofByteArray(body)).build();
        try {
            for (boolean again = true; again; ) {
                long begun = System.nanoTime();
                var answer = client.send(post, BodyHandlers.ofString());
                again = answer.statusCode() == TOO_MANY || answer.statusCode() == UNAVAILABLE;
                if (again) {
                    turnedAway.incrementAndGet();
                    Thread.sleep(Duration.ofSeconds(1));
                } else {
                    requireTaken(answer.statusCode(), answer.body());
                    latencies.add(System.nanoTime() - begun);
                    acknowledged.addAndGet(load.lines());
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("ingest-service does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void requireTaken(int status, String answer) {
        if (status != OK || !answer.contains("\"accepted\":" + load.lines() + ",")) {
            throw new IllegalStateException("A batch was answered with " + status + ": " + answer);
        }
    }
}
