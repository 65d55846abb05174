package io.stillwatch.e2e.bench.suite;

import io.stillwatch.e2e.bench.Latencies;
import io.stillwatch.local.Service;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A gateway that asks for the risk of one account after the other, so many a second whatever the answers take. */
public final class LookUps {
    private static final int CONNECTIONS = 32;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpClient client;
    private final Latencies latencies = new Latencies();
    private final AtomicLong failed = new AtomicLong();
    private final List<String> accounts;
    private final String token;
    private final Thread thread;
    private volatile boolean stopped;

    public LookUps(WholeSuite suite, List<String> accounts, long perSecond) {
        var url = suite.url(Service.SCORING);
        this.accounts = accounts;
        this.token = "Bearer " + suite.token("gateway");
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setDefaultHost(url.getHost())
                .setDefaultPort(url.getPort())
                .setMaxPoolSize(CONNECTIONS));
        this.thread = Thread.ofPlatform().name("look-ups").start(() -> ask(perSecond));
    }

    /** From the moment at which the question was due to the end of the answer. */
    public Latencies latencies() {
        return latencies;
    }

    /** Forgets what came before: the service was still compiling. */
    public void begin() {
        latencies.clear();
        failed.set(0);
    }

    public long failed() {
        return failed.get();
    }

    public void stop() throws InterruptedException {
        stopped = true;
        thread.join();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void ask(long perSecond) {
        long next = System.nanoTime();
        while (!stopped && perSecond > 0) {
            next += 1_000_000_000L / perSecond;
            LockSupport.parkNanos(next - System.nanoTime());
            ask(next, accounts.get(ThreadLocalRandom.current().nextInt(accounts.size())));
        }
    }

    private void ask(long due, String account) {
        client.request(new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setURI("/v1/accounts/" + account + "/risk")
                        .putHeader("authorization", token))
                .compose(request -> request.send())
                .compose(answer -> answer.body().map(_ -> answer.statusCode()))
                .onComplete(status -> {
                    if (status.succeeded() && status.result() == 200) {
                        latencies.add(System.nanoTime() - due);
                    } else {
                        failed.incrementAndGet();
                    }
                });
    }
}
