package io.stillwatch.e2e.soak.hostile;

import io.stillwatch.local.Service;
import io.stillwatch.local.Suite;
import io.stillwatch.simulator.hostile.HostileRequest;
import io.stillwatch.simulator.hostile.HostileRequests;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Sends, from a few connections at once, and writes down what is answered. */
final class Attack {
    private static final Duration HANGS = Duration.ofSeconds(60);
    private static final int AT_ONCE = 4;
    private static final int FAILURES_TOLD = 20;
    private static final int STEP = 10_000;
    private static final int ATTEMPTS = 4;
    private static final int SERVER_ERROR = 500;

    private final Suite suite;
    private final PrintStream progress;
    private final String token;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Map<Integer, Integer>> answers = new ConcurrentHashMap<>();
    private final Map<String, String> lastTrouble = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicLong longest = new AtomicLong();

    Attack(Suite suite, PrintStream progress) {
        this.suite = suite;
        this.progress = progress;
        this.token = suite.tokens().mint("soak", "ingester", "operator");
    }

    Outcome with(long seed, long requests, long megabytes) throws IOException {
        var supply = new HostileRequests(seed);
        long sent = 0;
        while (sent < requests) {
            var some = (int) Math.min(STEP, requests - sent);
            try (var senders = Executors.newFixedThreadPool(AT_ONCE)) {
                for (var i = 0; i < some; i++) {
                    senders.execute(() -> send(next(supply)));
                }
            }
            sent += some;
            progress.println(sent + " hostile requests sent");
        }
        var large = large(megabytes);
        return new Outcome(answers, failures.stream().limit(FAILURES_TOLD).toList(), longest.get(), peak(), large);
    }

    private static HostileRequest next(HostileRequests supply) {
        synchronized (supply) {
            return supply.next();
        }
    }

    private void send(HostileRequest hostile) {
        var request = to(hostile.path()).POST(BodyPublishers.ofByteArray(hostile.body()));
        hostile.headers().forEach(request::header);
        hostile.again().forEach(request::header);
        int status = answerTo(hostile.what(), request);
        answers.computeIfAbsent(hostile.what(), what -> new ConcurrentHashMap<>())
                .merge(status, 1, Integer::sum);
        if (status >= SERVER_ERROR) {
            failures.add(hostile.what() + " was answered " + status);
        }
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(suite.service(Service.INGEST).url().resolve(path))
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(HANGS)
                .header("Authorization", "Bearer " + token);
    }

    /**
     * The status, or 0 if there was no answer. A connection may have been closed behind the request before: that is no answer to this one, which
     * is sent again on another.
     */
    private int answerTo(String what, HttpRequest.Builder request) {
        long begun = System.nanoTime();
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                int status =
                        http.send(request.build(), BodyHandlers.discarding()).statusCode();
                longest.accumulateAndGet((System.nanoTime() - begun) / 1_000_000, Math::max);
                return status;
            } catch (IOException e) {
                lastTrouble.put(what, e.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (!what.equals(HostileRequests.GIGANTIC_HEADER)) {
            failures.add(what + " got no answer: " + lastTrouble.get(what));
        }
        return 0;
    }

    /** Says what the large body gave; it is made as it is sent. */
    private String large(long megabytes) {
        var lines = new HonestLines(megabytes * 1024 * 1024);
        long begun = System.nanoTime();
        try {
            var answer = http.send(
                    to("/v1/interactions")
                            .timeout(Duration.ofHours(1))
                            .header("Content-Type", "application/x-ndjson")
                            .POST(BodyPublishers.ofInputStream(() -> lines))
                            .build(),
                    BodyHandlers.ofString());
            if (!answer.body().startsWith("{\"accepted\":" + lines.written() + ",")) {
                failures.add("of %d lines in one body: %d %s"
                        .formatted(lines.written(), answer.statusCode(), answer.body()));
            }
            return "one body of %d MB, %d interactions: %d in %d s"
                    .formatted(
                            megabytes,
                            lines.written(),
                            answer.statusCode(),
                            (System.nanoTime() - begun) / 1_000_000_000);
        } catch (IOException e) {
            failures.add("one large body got no answer: " + e);
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private long peak() throws IOException {
        Path status =
                Path.of("/proc", Long.toString(suite.service(Service.INGEST).pid()), "status");
        Map<String, String> values = new HashMap<>(Files.readAllLines(status).stream()
                .map(line -> line.split(":\\s+", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[parts.length - 1], (one, other) -> one)));
        return Long.parseLong(
                        List.of(values.getOrDefault("VmHWM", "0 kB").split(" ")).getFirst())
                / 1024;
    }
}
