package io.stillwatch.e2e.soak.suite;

import io.stillwatch.e2e.ingest.Load;
import io.stillwatch.local.Service;
import io.stillwatch.local.Tokens;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** What callers ask of the three services meanwhile. */
final class Traffic implements AutoCloseable {

    static final String INTERACTIONS = "batches of interactions";
    static final String RISKS = "look-ups of risk";
    static final String CASES = "cases opened by hand";

    private final Map<Service, Supplier<URI>> places;
    private final Tokens tokens;
    private final Load load;
    private final Visitors visitors = new Visitors();
    private final AtomicInteger sender = new AtomicInteger();

    /** @param places where the next request to each service goes */
    Traffic(Map<Service, Supplier<URI>> places, Tokens tokens, Load load) {
        this.places = places;
        this.tokens = tokens;
        this.load = load;
    }

    Visitors visitors() {
        return visitors;
    }

    void start(int senders) {
        for (int i = 0; i < senders; i++) {
            int first = sender.getAndIncrement();
            visitors.visit(
                    INTERACTIONS, place(Service.INGEST), (place, number) -> batch(place, number * senders + first));
        }
        visitors.visit(RISKS, place(Service.SCORING), this::risk);
        visitors.visit(CASES, place(Service.CASE), this::tip);
    }

    @Override
    public void close() {
        visitors.close();
    }

    private Supplier<URI> place(Service service) {
        return Objects.requireNonNull(places.get(service));
    }

    private HttpRequest.Builder batch(URI place, int number) {
        return request(place, "/v1/interactions", "ingester")
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofByteArray(load.body(number)));
    }

    private HttpRequest.Builder risk(URI place, int number) {
        return request(place, "/v1/accounts/acct_" + number + "/risk", "gateway");
    }

    private HttpRequest.Builder tip(URI place, int number) {
        return request(place, "/v1/cases", "analyst")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "tip-" + number)
                .POST(BodyPublishers.ofString("{\"summary\":\"Tip " + number + "\"}"));
    }

    private HttpRequest.Builder request(URI place, String path, String role) {
        return HttpRequest.newBuilder(place.resolve(path)).header("Authorization", "Bearer " + token(role));
    }

    private String token(String role) {
        return tokens.mint("soak", role);
    }
}
