package io.stillwatch.e2e.bench.suite;

import io.stillwatch.local.Service;
import io.stillwatch.simulator.AccountFact;
import io.stillwatch.simulator.Interaction;
import io.stillwatch.simulator.Ndjson;
import io.stillwatch.simulator.Simulation;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Gateways that send a simulation in order of time, an account fact before the traffic that follows it, and again what is turned away. */
public final class Sending {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_NANOS = 200_000_000;
    private static final long CATCH_UP_NANOS = 1_000_000_000;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final WholeSuite suite;
    private final String token;
    private final Queue<AccountFact> facts;
    private final Iterator<Interaction> interactions;
    private final int lines;
    private final Delays delays;
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong turnedAway = new AtomicLong();
    private long sentUpTo;

    /** @param delays is told how far in event time traffic has been acknowledged */
    public Sending(WholeSuite suite, Simulation simulation, int lines, Delays delays) {
        this.suite = suite;
        this.token = suite.token("ingester");
        this.facts = new ArrayDeque<>(simulation.facts());
        this.interactions = simulation.interactions().iterator();
        this.lines = lines;
        this.delays = delays;
    }

    /** Interactions that were answered with 200. */
    public long acknowledged() {
        return acknowledged.get();
    }

    long turnedAway() {
        return turnedAway.get();
    }

    /** Sends everything; {@code rate} a second at most, unless it is 0. */
    public void all(int senders, long rate) throws InterruptedException {
        sentUpTo = System.nanoTime();
        var threads = IntStream.range(0, senders)
                .mapToObj(i -> Thread.ofPlatform().name("sender-" + i).start(() -> sendAll(rate)))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void sendAll(long rate) {
        for (List<Interaction> batch = next(rate); !batch.isEmpty(); batch = next(rate)) {
            post("/v1/interactions", batch.stream().map(Ndjson::line).collect(Collectors.joining("\n")));
            acknowledged.addAndGet(batch.size());
            delays.acknowledged(batch.getLast().time());
        }
    }

    private synchronized List<Interaction> next(long rate) {
        var batch = new ArrayList<Interaction>(lines);
        while (batch.size() < lines && interactions.hasNext()) {
            batch.add(interactions.next());
        }
        if (!batch.isEmpty()) {
            state(batch.getLast().time());
        }
        if (rate > 0) {
            pace(batch.size() * 1_000_000_000L / rate);
        }
        return batch;
    }

    /** What was held up is made up for by a second's worth at most: the rate that is asked for is never sent in a flood. */
    private void pace(long taking) {
        sentUpTo = Math.max(sentUpTo + taking, System.nanoTime() - CATCH_UP_NANOS);
        LockSupport.parkNanos(sentUpTo - System.nanoTime());
    }

    private void state(Instant until) {
        var due = new ArrayList<String>();
        for (AccountFact fact = facts.peek(); fact != null && !fact.time().isAfter(until); fact = facts.peek()) {
            due.add(Ndjson.line(facts.remove()));
            if (due.size() == lines) {
                post("/v1/accounts", String.join("\n", due));
                due.clear();
            }
        }
        if (!due.isEmpty()) {
            post("/v1/accounts", String.join("\n", due));
        }
    }

    private void post(String path, String body) {
        var request = HttpRequest.newBuilder(suite.url(Service.INGEST).resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/x-ndjson")
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(body))
                .build();
        while (!isTaken(request)) {
            turnedAway.incrementAndGet();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private boolean isTaken(HttpRequest request) {
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() == 200 && answer.body().contains("\"rejected\":0")) {
                return true;
            }
            if (answer.statusCode() == 429 || answer.statusCode() == 503) {
                return false;
            }
            throw new IllegalStateException("A batch was answered with " + answer.statusCode() + ": " + answer.body());
        } catch (IOException down) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
