package io.stillwatch.e2e.bench.cases;

import io.stillwatch.e2e.bench.Latencies;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.parsetools.RecordParser;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Many subscribers at the end of the feed: each event counts when each of them has it. */
final class FanOut implements AutoCloseable {

    /** The text of an event begins with when its command was sent, in nanoseconds of this process's clock. */
    private static final String ID = "id:";

    private final HttpClient client;
    private final AtomicLong received = new AtomicLong();
    private final Latencies latencies = new Latencies();
    private volatile long sent;
    private volatile long first = Long.MAX_VALUE;

    FanOut(Vertx vertx, URI url, int streams) {
        client = vertx.createHttpClient(new HttpClientOptions()
                .setDefaultHost(url.getHost())
                .setDefaultPort(url.getPort())
                .setMaxPoolSize(streams));
    }

    /** Opens all streams behind a position; returns when each has its first heartbeat. */
    void open(int streams, String token, long position) throws InterruptedException {
        var connected = new CountDownLatch(streams);
        for (int i = 0; i < streams; i++) {
            client.request(new RequestOptions()
                            .setMethod(HttpMethod.GET)
                            .setURI("/v1/events")
                            .putHeader("accept", "text/event-stream")
                            .putHeader("authorization", "Bearer " + token)
                            .putHeader("last-event-id", Long.toString(position)))
                    .compose(request -> request.send())
                    .onSuccess(response -> {
                        connected.countDown();
                        response.handler(RecordParser.newDelimited("\n\n", frame -> take(frame, position)));
                    });
        }
        if (!connected.await(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException(connected.getCount() + " streams were not opened");
        }
    }

    /** Says that from now on events are those of a command sent now: one at a time, or latencies mean nothing. */
    void sending(long position) {
        first = position;
        sent = System.nanoTime();
    }

    long received() {
        return received.get();
    }

    Latencies latencies() {
        return latencies;
    }

    private void take(Buffer frame, long start) {
        String text = frame.toString();
        if (!text.contains("data:")) {
            return;
        }
        received.incrementAndGet();
        int at = text.indexOf(ID) + ID.length();
        long position =
                Long.parseLong(text.substring(at, text.indexOf('\n', at)).strip());
        if (position > start && position >= first) {
            latencies.add(System.nanoTime() - sent);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
