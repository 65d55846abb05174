package io.stillwatch.e2e.bench.cases;

import io.stillwatch.e2e.installation.Installation;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;

/** Events at a steady pace to many streams, from the command to the last subscriber; then a flood of them, for the throughput. */
final class Pace {

    private static final int FLOOD = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final CaseOrder order;
    private final Installation installation;
    private final Vertx vertx;
    private final HttpClient client = HttpClient.newHttpClient();

    Pace(CaseOrder order, Installation installation, Vertx vertx) {
        this.order = order;
        this.installation = installation;
        this.vertx = vertx;
    }

    String fanOut() throws SQLException, InterruptedException {
        long head = settled();
        String token = installation.token("lead", "subscriber");
        try (FanOut streams = new FanOut(vertx, installation.url(), order.streams())) {
            streams.open(order.streams(), token, head);
            long paced = order.measured().toSeconds() * order.paced();
            long next = System.nanoTime();
            for (int i = 1; i <= paced; i++) {
                streams.sending(head + i);
                command(token, i);
                next += Duration.ofSeconds(1).toNanos() / order.paced();
                Thread.sleep(Math.max(0, (next - System.nanoTime()) / 1_000_000));
            }
            await(streams, paced * order.streams());
            double flood = flood(streams, paced);
            return String.format(
                    Locale.ROOT,
                    "%,d streams, %d events/s: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms from the command to a subscriber;"
                            + " %,d deliveries, none missing.%n%d events at once: %,.0f deliveries/s.",
                    order.streams(),
                    order.paced(),
                    streams.latencies().millis(.5),
                    streams.latencies().millis(.95),
                    streams.latencies().millis(.99),
                    streams.received(),
                    FLOOD,
                    flood);
        }
    }

    /** Written by one statement, so that sending them is not what is measured. */
    private double flood(FanOut streams, long before) throws SQLException, InterruptedException {
        streams.sending(Long.MAX_VALUE);
        long begun = System.nanoTime();
        installation.run("""
                insert into outbox (topic, event)
                select 'case-events', convert_to(jsonb_build_object('specversion', '1.0', 'id', 'flood/' || n, 'source', '/bench',
                    'type', 'io.stillwatch.note-added.v1', 'subject', 'flood', 'sequence', n::text,
                    'data', jsonb_build_object('case', 'flood', 'by', 'ana'))::text, 'UTF8')
                from generate_series(1, %d) n order by n""".formatted(FLOOD));
        await(streams, (before + FLOOD) * order.streams());
        return (double) FLOOD * order.streams() / ((System.nanoTime() - begun) / 1e9);
    }

    private static void await(FanOut streams, long wanted) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (streams.received() < wanted) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Only %d of %d deliveries came".formatted(streams.received(), wanted));
            }
            Thread.sleep(1);
        }
    }

    private void command(String token, int number) {
        try {
            client.send(
                    HttpRequest.newBuilder(installation.url().resolve("/v1/cases/" + Seeding.id(1 + number) + "/notes"))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{\"text\":\"Seen by all.\"}"))
                            .build(),
                    BodyHandlers.discarding());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The end of the feed, once everything that happened is in it. */
    private long settled() throws SQLException, InterruptedException {
        while (installation.number("select count(*) from outbox") > 0) {
            Thread.sleep(50);
        }
        return installation.number("select max(position) from feed");
    }
}
