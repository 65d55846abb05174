package io.stillwatch.e2e.bench.suite;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks for the risk of one account after the other, so many a second whatever the answers take, in a process of its own: one that makes traffic
 * besides stops for its collections, and its questions with it.
 */
public final class Gateway {
    static final int BEGIN = 'b';
    static final int STOP = 's';
    private static final int CONNECTIONS = 32;

    /** When the question was due, as {@link System#nanoTime} has it in all processes of a machine, and how long the answer took from then on. */
    record Answer(long due, long nanos) {}

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpClient client;
    private final List<String> accounts;
    private final String token;
    private final AtomicLong failed = new AtomicLong();
    private final List<Answer> answers = new ArrayList<>();
    private volatile boolean stopped;

    private Gateway(String host, int port, DataInputStream order) throws IOException {
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setDefaultHost(host)
                .setDefaultPort(port)
                .setMaxPoolSize(CONNECTIONS));
        this.token = "Bearer " + order.readUTF();
        this.accounts = new ArrayList<>();
        for (int left = order.readInt(); left > 0; left--) {
            accounts.add(order.readUTF());
        }
    }

    /** Host, port and questions a second; the token and the accounts come by the standard input, and then when to begin anew and to stop. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        var order = new DataInputStream(System.in);
        var gateway = new Gateway(arguments[0], Integer.parseInt(arguments[1]), order);
        Thread asking = Thread.ofPlatform().name("look-ups").start(() -> gateway.ask(Long.parseLong(arguments[2])));
        for (int next = order.read(); next == BEGIN; next = order.read()) {
            gateway.begin();
        }
        gateway.stopped = true;
        asking.join();
        gateway.vertx.close().toCompletionStage().toCompletableFuture().join();
        gateway.tell();
    }

    private synchronized void begin() {
        answers.clear();
        failed.set(0);
    }

    private synchronized void add(Answer answer) {
        answers.add(answer);
    }

    private synchronized void tell() throws IOException {
        var out = new DataOutputStream(new BufferedOutputStream(System.out));
        out.writeLong(failed.get());
        out.writeInt(answers.size());
        for (Answer answer : answers) {
            out.writeLong(answer.due());
            out.writeLong(answer.nanos());
        }
        out.flush();
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
                        add(new Answer(due, System.nanoTime() - due));
                    } else {
                        failed.incrementAndGet();
                    }
                });
    }
}
