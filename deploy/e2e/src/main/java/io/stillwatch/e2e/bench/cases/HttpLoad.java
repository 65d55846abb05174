package io.stillwatch.e2e.bench.cases;

import io.stillwatch.e2e.bench.Latencies;
import io.stillwatch.e2e.installation.Installation;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Clients that each wait for an answer before they ask again, on kept connections and two event loops. */
final class HttpLoad implements AutoCloseable {
    private static final int OK = 200;

    /** What to ask; with a body it is a command. */
    record Ask(String path, String token, @Nullable String body) {}

    private final Vertx vertx;
    private final URI url;

    HttpLoad(Vertx vertx, URI url) {
        this.vertx = vertx;
        this.url = url;
    }

    /** One on an event loop of its own. */
    static HttpLoad of(Installation installation) {
        return new HttpLoad(Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1)), installation.url());
    }

    /** What came of it. */
    record Outcome(double perSecond, Latencies latencies, long failed) {}

    /** Runs for a span, or until there is nothing more to ask. */
    Outcome run(int clients, Duration span, Supplier<? extends @Nullable Ask> asks) throws InterruptedException {
        var running = new Running(System.nanoTime() + span.toNanos(), asks, new CountDownLatch(clients));
        List<HttpClient> connections = IntStream.range(0, clients)
                .mapToObj(_ -> vertx.createHttpClient(new HttpClientOptions()
                        .setDefaultHost(url.getHost())
                        .setDefaultPort(url.getPort())
                        .setMaxPoolSize(1)))
                .toList();
        long begun = System.nanoTime();
        connections.forEach(running::ask);
        running.ended.await();
        double seconds = (System.nanoTime() - begun) / 1e9;
        connections.forEach(HttpClient::close);
        return new Outcome(running.latencies.count() / seconds, running.latencies, running.failed.get());
    }

    /** One span of load. */
    private static final class Running {
        private final long end;
        private final Supplier<? extends @Nullable Ask> asks;
        private final CountDownLatch ended;
        private final Latencies latencies = new Latencies();
        private final AtomicLong failed = new AtomicLong();

        Running(long end, Supplier<? extends @Nullable Ask> asks, CountDownLatch ended) {
            this.end = end;
            this.asks = asks;
            this.ended = ended;
        }

        void ask(HttpClient client) {
            Ask ask = System.nanoTime() < end ? asks.get() : null;
            if (ask == null) {
                ended.countDown();
                return;
            }
            long begun = System.nanoTime();
            var options = new RequestOptions()
                    .setURI(ask.path())
                    .setMethod(ask.body() == null ? HttpMethod.GET : HttpMethod.POST)
                    .putHeader("authorization", "Bearer " + ask.token())
                    .putHeader("content-type", "application/json");
            client.request(options)
                    .compose(request -> ask.body() == null ? request.send() : request.send(Buffer.buffer(ask.body())))
                    .compose(response -> response.body().map(_ -> response.statusCode()))
                    .onComplete(status -> {
                        if (status.succeeded() && status.result() == OK) {
                            latencies.add(System.nanoTime() - begun);
                        } else {
                            failed.incrementAndGet();
                        }
                        ask(client);
                    });
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
