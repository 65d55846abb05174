package io.stillwatch.e2e.soak.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stillwatch.e2e.installation.Installation;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Clients that each send a command until it is answered, with the same key each time: whatever is killed meanwhile, it is done once. They
 * note which place in which history each was told.
 */
final class CommandFlood {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long PAUSE_NANOS = Duration.ofMillis(100).toNanos();
    private static final int OK = 200;
    private static final int SURPRISE = 500;

    private final Installation installation;
    private final Known known;
    private final long seed;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Map<String, Set<Long>> told = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> answers = new ConcurrentHashMap<>();
    private final AtomicLong sent = new AtomicLong();

    CommandFlood(Installation installation, List<String> cases, long seed) {
        this.installation = installation;
        this.known = Known.of(cases);
        this.seed = seed;
    }

    /** Sends as many commands as are left, in all; returns when each is answered. */
    void run(int client, long inAll) {
        Random random = new Random(seed * 1_000 + client);
        for (long number = sent.getAndIncrement(); number < inAll; number = sent.getAndIncrement()) {
            send(RandomCommand.draw(random, known), "soak-" + seed + "-" + number);
        }
    }

    /** Lets the clock do what it could not do while measures were stopped. */
    void thaw() {
        send(RareCommands.THAW, "soak-" + seed + "-thaw");
    }

    /** The accounts that were erased. */
    Set<String> erased() {
        return known.erased();
    }

    long sent() {
        return sent.get();
    }

    /** The places in each case, measure and appeal that commands were told. */
    Map<String, Set<Long>> told() {
        return told;
    }

    /** How often each kind of answer came. */
    Map<String, AtomicLong> answers() {
        return new TreeMap<>(answers);
    }

    /** Whether some answer was neither done nor refused by a named rule. */
    boolean hasSurprises() {
        return answers.keySet().stream().anyMatch(answer -> answer.startsWith("?"));
    }

    private void send(RandomCommand command, String key) {
        HttpRequest request = HttpRequest.newBuilder(installation.url().resolve(command.path()))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token(command))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(command.body()))
                .build();
        while (!isAnswered(command, request)) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private boolean isAnswered(RandomCommand command, HttpRequest request) {
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= SURPRISE) {
                count("sent again after " + answer.statusCode());
                return false;
            }
            note(command, answer.statusCode(), json.readTree(answer.body()));
            return true;
        } catch (IOException killed) {
            count("sent again without an answer");
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void note(RandomCommand command, int status, JsonNode body) {
        if (status == OK) {
            String made = body.path("id").asText();
            switch (command.makes()) {
                case MEASURE ->
                    known.learn(new Known.Measure(made, body.path("case").asText()));
                case APPEAL -> known.learn(made);
                case ERASURE -> known.erased().add(command.account());
                case NOTHING -> {}
            }
            command.stream()
                    .or(() -> Optional.of(made).filter(id -> !id.isEmpty()))
                    .filter(_ -> body.path("sequence").asLong()
                            > 0) // letting go on what nobody stopped has no place in any history
                    .ifPresent(stream -> told.computeIfAbsent(stream, _ -> new ConcurrentSkipListSet<>())
                            .add(body.path("sequence").asLong()));
            count("done");
        } else {
            String type = body.path("type").asText();
            count(type.isEmpty() ? "? " + status : type.substring(type.lastIndexOf('/') + 1));
        }
    }

    private void count(String answer) {
        answers.computeIfAbsent(answer, _ -> new AtomicLong()).incrementAndGet();
    }

    private String token(RandomCommand command) {
        return tokens.computeIfAbsent(command.person(), person -> installation.tokenOf(person, command.role()));
    }
}
