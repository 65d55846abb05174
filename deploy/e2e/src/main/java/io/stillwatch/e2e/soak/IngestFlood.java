package io.stillwatch.e2e.soak;

import io.stillwatch.e2e.ingest.Load;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Gateways that send without a pause and send each batch again until it is acknowledged, whatever happens meanwhile. */
final class IngestFlood {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long PAUSE_NANOS = 200_000_000;
    private static final int OK = 200;

    private final Load load;
    private final HttpRequest.Builder request;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final AtomicInteger next = new AtomicInteger();
    private final BitSet acknowledged = new BitSet();
    private final Map<String, Integer> answers = new TreeMap<>();

    IngestFlood(Load load, URI ingest, String token) {
        this.load = load;
        this.request = HttpRequest.newBuilder(ingest.resolve("/v1/interactions"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/x-ndjson")
                .timeout(PATIENCE);
    }

    /** Sends for as long as the work takes; what is on its way then is still brought home. */
    void during(int senders, Runnable work) {
        var threads = new Thread[senders];
        var stopping = new AtomicInteger();
        for (int i = 0; i < senders; i++) {
            threads[i] = Thread.ofPlatform().name("flood-" + i).start(() -> send(stopping));
        }
        try {
            work.run();
        } finally {
            stopping.set(1);
            for (Thread thread : threads) {
                join(thread);
            }
        }
    }

    /** Numbers of the requests that were answered with 200. */
    synchronized BitSet acknowledged() {
        return (BitSet) acknowledged.clone();
    }

    /** How often each status, or a lost connection, was the answer. */
    synchronized Map<String, Integer> answers() {
        return new TreeMap<>(answers);
    }

    private void send(AtomicInteger stopping) {
        while (stopping.get() == 0) {
            int number = next.getAndIncrement();
            HttpRequest post = request.copy()
                    .POST(BodyPublishers.ofByteArray(load.body(number)))
                    .build();
            while (!isTaken(post)) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            acknowledge(number);
        }
    }

    private boolean isTaken(HttpRequest post) {
        try {
            HttpResponse<String> answer = client.send(post, BodyHandlers.ofString());
            count(Integer.toString(answer.statusCode()));
            return answer.statusCode() == OK && answer.body().contains("\"rejected\":0");
        } catch (IOException down) {
            count("no answer");
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private synchronized void acknowledge(int number) {
        acknowledged.set(number);
    }

    private synchronized void count(String answer) {
        answers.merge(answer, 1, Integer::sum);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
