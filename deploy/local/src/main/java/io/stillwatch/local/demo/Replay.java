package io.stillwatch.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.stillwatch.local.speaking.ProgressBar;
import io.stillwatch.local.speaking.ServiceClient;
import io.stillwatch.simulator.AccountFact;
import io.stillwatch.simulator.Interaction;
import io.stillwatch.simulator.Ndjson;
import io.stillwatch.simulator.Scenario;
import io.stillwatch.simulator.Simulation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.zip.GZIPOutputStream;

/** Sends a simulation through the HTTP API in order of time, an account fact before the traffic that follows it. */
final class Replay {

    private static final int BATCH = 1000;

    private final ServiceClient ingest;
    private final ProgressBar progress;

    Replay(ServiceClient ingest, ProgressBar progress) {
        this.ingest = ingest;
        this.progress = progress;
    }

    /**
     * Returns when everything has been acknowledged.
     *
     * @throws IllegalStateException if ingest rejects a line
     */
    Traffic send(Scenario scenario, Simulation simulation) {
        var traffic = new Traffic(simulation.truth());
        Queue<AccountFact> facts = new ArrayDeque<>(simulation.facts());
        Iterator<Interaction> interactions = simulation.interactions().iterator();
        while (interactions.hasNext()) {
            List<Interaction> batch = next(interactions);
            Instant until = batch.getLast().time();
            sendFacts(dueBy(facts, until));
            post("/v1/interactions", batch.stream().map(Ndjson::line).toList());
            batch.forEach(traffic::add);
            progress.at(elapsed(scenario, until), "%,d interactions".formatted(traffic.interactions()));
        }
        sendFacts(List.copyOf(facts));
        progress.done();
        return traffic;
    }

    /** Sends one more. */
    void send(Interaction interaction) {
        post("/v1/interactions", List.of(Ndjson.line(interaction)));
    }

    private static List<Interaction> next(Iterator<Interaction> interactions) {
        var batch = new ArrayList<Interaction>(BATCH);
        while (batch.size() < BATCH && interactions.hasNext()) {
            batch.add(interactions.next());
        }
        return batch;
    }

    private static List<AccountFact> dueBy(Queue<AccountFact> facts, Instant time) {
        var due = new ArrayList<AccountFact>();
        for (AccountFact fact = facts.peek(); fact != null && !fact.time().isAfter(time); fact = facts.peek()) {
            due.add(facts.remove());
        }
        return due;
    }

    private void sendFacts(List<AccountFact> facts) {
        if (!facts.isEmpty()) {
            post("/v1/accounts", facts.stream().map(Ndjson::line).toList());
        }
    }

    private void post(String path, List<String> lines) {
        JsonNode answer = ingest.postNdjson(path, gzip(lines));
        if (answer.path("rejected").asInt() > 0) {
            throw new IllegalStateException("ingest-service rejected simulated lines: " + answer.path("errors"));
        }
    }

    private static double elapsed(Scenario scenario, Instant now) {
        double whole = Duration.between(scenario.start(), scenario.end()).toMillis();
        return Duration.between(scenario.start(), now).toMillis() / whole;
    }

    private static byte[] gzip(List<String> lines) {
        var buffer = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(buffer)) {
            gzip.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return buffer.toByteArray();
    }
}
