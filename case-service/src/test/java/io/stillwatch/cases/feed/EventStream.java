package io.stillwatch.cases.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.stillwatch.asking.Request;
import io.stillwatch.cases.CaseEventNames;
import io.stillwatch.local.SharedServers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A subscriber's end of a stream, read by hand so that the bytes on the wire are what is tested. */
final class EventStream implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    record Event(long position, String type, JsonNode json) {

        String subject() {
            return json.path("subject").asText();
        }

        long sequence() {
            return json.path("sequence").asLong();
        }
    }

    private final InputStream body;
    private final BufferedReader lines;

    private EventStream(InputStream body) {
        this.body = body;
        this.lines = new BufferedReader(new InputStreamReader(body, UTF_8));
    }

    static EventStream behind(long position, String query) {
        return behind(position, query, SharedServers.token("sam", "subscriber"));
    }

    static EventStream behind(long position, String query, String token) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(Request.service() + "/v1/events?" + query))
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + token)
                .header("Last-Event-ID", Long.toString(position))
                .build();
        try {
            return new EventStream(CLIENT.send(request, HttpResponse.BodyHandlers.ofInputStream())
                    .body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for the next events. */
    List<Event> next(int count) {
        return until(events -> events.size() == count);
    }

    /** Waits for events until they are enough: what others do meanwhile is among them. */
    List<Event> until(Predicate<List<Event>> enough) {
        List<Event> events = new ArrayList<>();
        Map<String, String> fields = new HashMap<>();
        while (!enough.test(events)) {
            String line = line();
            int colon = line.indexOf(':');
            if (colon >= 0) {
                fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
            } else {
                if (fields.containsKey("data")) {
                    events.add(event(fields));
                }
                fields.clear();
            }
        }
        return events;
    }

    /** All lines up to its end. */
    List<String> rest() {
        return lines.lines().toList();
    }

    String line() {
        try {
            String line = lines.readLine();
            if (line == null) {
                throw new IOException("The stream has ended");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Event event(Map<String, String> fields) {
        try {
            return new Event(
                    Long.parseLong(fields.getOrDefault("id", "")),
                    fields.getOrDefault("event", ""),
                    CaseEventNames.JSON.readTree(fields.get("data")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
