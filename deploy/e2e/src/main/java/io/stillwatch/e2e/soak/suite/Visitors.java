package io.stillwatch.e2e.soak.suite;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Callers that make one request after another at a walking pace, each again until it is answered with a 2xx, and count how each attempt ended. */
final class Visitors implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long PAUSE_NANOS = 50_000_000;
    private static final int OK = 200;
    private static final int BEYOND_OK = 300;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final List<Thread> threads = new ArrayList<>();
    private final Map<String, Map<String, Integer>> answers = new TreeMap<>();
    private final Map<String, Integer> done = new TreeMap<>();
    private volatile boolean stopping;

    /**
     * Sends one more caller on his way.
     *
     * @param name of what he does
     * @param where is asked for each attempt
     * @param what is made of the place and the number of the request
     */
    void visit(String name, Supplier<URI> where, BiFunction<URI, Integer, HttpRequest.Builder> what) {
        threads.add(Thread.ofPlatform().name(name).start(() -> {
            for (int number = 0; !stopping; number++) {
                while (!isAnswered(name, what.apply(where.get(), number))) {
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
                count(name);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }));
    }

    /** How often what was done, each once. */
    synchronized int done(String name) {
        return done.getOrDefault(name, 0);
    }

    /** By what was done, how often each status, or no answer, came. */
    synchronized Map<String, Map<String, Integer>> answers() {
        return new TreeMap<>(answers);
    }

    /** What is on its way is brought home. */
    @Override
    public void close() {
        stopping = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean isAnswered(String name, HttpRequest.Builder request) {
        try {
            HttpResponse<Void> answer = client.send(request.timeout(PATIENCE).build(), BodyHandlers.discarding());
            note(name, Integer.toString(answer.statusCode()));
            return answer.statusCode() >= OK && answer.statusCode() < BEYOND_OK;
        } catch (IOException failed) {
            note(name, "no answer: " + failed.getClass().getSimpleName());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private synchronized void note(String name, String answer) {
        answers.computeIfAbsent(name, _ -> new TreeMap<>()).merge(answer, 1, Integer::sum);
    }

    private synchronized void count(String name) {
        done.merge(name, 1, Integer::sum);
    }
}
