package io.stillwatch.e2e.bench.cases;

import io.stillwatch.e2e.installation.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Has the service make a read model again from all events, as an operator does, and says how fast it was. */
final class Replay {

    static final List<String> MODELS = List.of("queue", "service-levels");

    private final Installation installation;
    private final HttpClient client = HttpClient.newHttpClient();

    Replay(Installation installation) {
        this.installation = installation;
    }

    String of(String model) throws SQLException, InterruptedException {
        long events = installation.number("select count(*) from event_log");
        long begun = System.nanoTime();
        ask(model + "/rebuild", BodyPublishers.noBody());
        while (!isDone(model)) {
            Thread.sleep(100);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        return String.format(
                Locale.ROOT,
                "Rebuild of '%s': %,d events in %.1f s, %,.0f events/s",
                model,
                events,
                seconds,
                events / seconds);
    }

    private boolean isDone(String model) {
        String all = ask("", null);
        String item = all.substring(all.indexOf("\"" + model + "\""));
        String state = item.substring(item.indexOf("\"state\":\"") + 9);
        if (state.startsWith("failed")) {
            throw new IllegalStateException("The rebuild failed; the service's log says why");
        }
        return state.startsWith("done");
    }

    private String ask(String path, HttpRequest.@Nullable BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        installation.url().resolve("/v1/read-models" + (path.isEmpty() ? "" : "/" + path)))
                .header("Authorization", "Bearer " + installation.token("operator"));
        try {
            var answer = client.send(
                    body == null ? request.build() : request.POST(body).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
