package io.stillwatch.e2e.bench.cases;

import io.stillwatch.e2e.bench.cases.HttpLoad.Ask;
import io.stillwatch.e2e.bench.cases.HttpLoad.Outcome;
import io.stillwatch.e2e.installation.Installation;
import io.stillwatch.local.speaking.ServiceClient;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One enforcement against very many: acknowledged one by one while people look at its case, taken back, acknowledged in bulk. */
final class Acknowledging {

    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final int READERS = 2;
    private static final int AT_ONCE = 1_000;

    private final Installation installation;
    private final HttpLoad load;
    private final int items;
    private final int clients;
    private final String system;

    Acknowledging(Installation installation, HttpLoad load, int items, int clients) {
        this.installation = installation;
        this.system = installation.tokenOf("sys", "enforcer");
        this.load = load;
        this.items = items;
        this.clients = clients;
    }

    String measure() throws SQLException, InterruptedException {
        String id = confirmed();
        String enforcement = approved(id);
        long begun = System.nanoTime();
        var next = new AtomicInteger();
        CompletableFuture<Outcome> readers = CompletableFuture.supplyAsync(() -> read(id, next));
        Outcome acknowledged = load.run(clients, PATIENCE, () -> acknowledgement(enforcement, next));
        double said = seconds(begun);
        await(() -> count(enforcement, "applied") >= items - acknowledged.failed());
        double recorded = seconds(begun);
        await(() -> number("select count(*) from enforcement_item where not told") == 0);
        double told = seconds(begun);
        Outcome looked = readers.join();
        return String.format(
                Locale.ROOT,
                "%,d acknowledgements one by one: %.1f s (%,.0f/s, p50 %.1f ms, p99 %.1f ms, %d failed), recorded in %d events after %.1f s,"
                        + " on account-enforcement after %.1f s; the case read meanwhile: p50 %.1f ms, p99 %.1f ms.%n%s",
                items,
                said,
                acknowledged.perSecond(),
                acknowledged.latencies().millis(.5),
                acknowledged.latencies().millis(.99),
                acknowledged.failed(),
                number("select count(*) from event_log where stream = '" + enforcement
                        + "' and type = 'enforcement-items-acknowledged'"),
                recorded,
                told,
                looked.latencies().millis(.5),
                looked.latencies().millis(.99),
                takenBack(enforcement));
    }

    /** Its members are put where the intake would have put them. */
    private String confirmed() throws SQLException {
        ServiceClient lead = person("lea", "lead");
        String id = lead.post("/v1/cases", Map.of("summary", "a tip", "accounts", List.of(account(0))))
                .path("id")
                .asText();
        installation.run("""
                insert into case_member (case_id, account, since, chunk)
                select '%1$s', 'acct_' || lpad(n::text, 6, '0'), now(), '%1$s/1' from generate_series(1, %2$d) n""".formatted(id, items - 1));
        lead.post("/v1/cases/" + id + "/decide", Map.of("decision", "confirmed", "reason", "bench"));
        return id;
    }

    private String approved(String id) throws InterruptedException {
        String enforcement = person("lea", "lead")
                .post("/v1/enforcements", Map.of("case", id, "measure", "suspend", "reason", "bench"))
                .path("id")
                .asText();
        person("max", "lead").post("/v1/enforcements/" + enforcement + "/approve", Map.of());
        await(() -> count(enforcement, "released") == 1);
        return enforcement;
    }

    private @Nullable Ask acknowledgement(String enforcement, AtomicInteger next) {
        int item = next.getAndIncrement();
        return item < items
                ? new Ask(
                        "/v1/enforcements/" + enforcement + "/items/" + account(item) + "/ack",
                        system,
                        "{\"outcome\":\"applied\"}")
                : null;
    }

    private Outcome read(String id, AtomicInteger next) {
        String token = installation.tokenOf("ana", "analyst");
        try (HttpLoad own = HttpLoad.of(installation)) {
            return own.run(
                    READERS, PATIENCE, () -> next.get() < items ? new Ask("/v1/cases/" + id, token, null) : null);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String takenBack(String enforcement) throws InterruptedException {
        person("max", "lead").post("/v1/enforcements/" + enforcement + "/reverse", Map.of("reason", "bench"));
        long begun = System.nanoTime();
        ServiceClient bulk = person("sys", "enforcer");
        for (int from = 0; from < items; from += AT_ONCE) {
            bulk.post("/v1/enforcements/" + enforcement + "/acks", Map.of("items", lifted(from)));
        }
        double said = seconds(begun);
        await(() -> count(enforcement, "lifted") == items);
        return String.format(
                Locale.ROOT,
                "Reversed in one call and acknowledged by the thousand: %.1f s, recorded after %.1f s.",
                said,
                seconds(begun));
    }

    private List<Map<String, String>> lifted(int from) {
        return IntStream.range(from, Math.min(items, from + AT_ONCE))
                .mapToObj(item -> Map.of("account", account(item), "outcome", "lifted"))
                .toList();
    }

    private static String account(int item) {
        return "acct_%06d".formatted(item);
    }

    private ServiceClient person(String subject, String role) {
        return new ServiceClient(installation.url(), installation.tokenOf(subject, role));
    }

    private int count(String enforcement, String field) {
        return person("ana", "analyst")
                .get("/v1/enforcements/" + enforcement)
                .path(field)
                .asInt();
    }

    private long number(String query) {
        try {
            return installation.number(query);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Waited in vain");
            }
            Thread.sleep(100);
        }
    }
}
