package io.stillwatch.e2e.bench.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stillwatch.ingest.enrichment.Enrichment;
import io.stillwatch.ingest.event.AccountFactRecorded;
import io.stillwatch.ingest.event.Bodies;
import io.stillwatch.ingest.event.InteractionRecorded;
import io.stillwatch.ingest.event.Packed;
import io.stillwatch.ingest.fingerprint.Fingerprints;
import io.stillwatch.ingest.fingerprint.LinkingKey;
import io.stillwatch.ingest.reading.AccountFactReader;
import io.stillwatch.ingest.reading.InteractionReader;
import io.stillwatch.ingest.reading.Reading;
import io.stillwatch.ingest.reading.RecordReader;
import io.stillwatch.ingest.reading.Times;
import io.stillwatch.simulator.AccountFact;
import io.stillwatch.simulator.Interaction;
import io.stillwatch.simulator.Ndjson;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Makes of simulated records what ingest-service makes of them, as if they had been sent at another time. */
final class Door {
    private final ObjectMapper json = new ObjectMapper();
    private final RecordReader<InteractionRecorded> interactions;
    private final RecordReader<AccountFactRecorded> facts;

    Door() {
        var fingerprints = new Fingerprints(LinkingKey.of(new byte[32], 1));
        var times = new Times(Clock.systemUTC());
        interactions = InteractionReader.with(fingerprints, times);
        facts = AccountFactReader.with(fingerprints, Optional.empty(), Enrichment.none(), times);
    }

    /** What is published. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Admitted(String account, Instant time, boolean isFact, byte[] body) {}

    Admitted admit(Interaction simulated, Instant at) {
        var made = taken(interactions.read(1, sentAt(Ndjson.line(simulated), at)));
        return new Admitted(made.account(), at, false, Packed.write(made));
    }

    Admitted admit(AccountFact simulated, Instant at) {
        var sent = sentAt(Ndjson.line(simulated), at);
        if (simulated.createdAt().isAfter(at)) {
            sent.put("createdAt", at.toString());
        }
        return new Admitted(simulated.account(), at, true, Bodies.write(taken(facts.read(1, sent))));
    }

    private static <R> R taken(Reading<R> reading) {
        if (reading instanceof Reading.Taken<R>(R made)) {
            return made;
        }
        throw new IllegalStateException("ingest would refuse what is simulated: " + reading);
    }

    private ObjectNode sentAt(String line, Instant at) {
        try {
            JsonNode read = json.readTree(line);
            return ((ObjectNode) read).put("time", at.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
