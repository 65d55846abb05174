package io.stillwatch.e2e.bench.live;

import io.stillwatch.simulator.AccountFact;
import io.stillwatch.simulator.Interaction;
import io.stillwatch.simulator.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A simulation as records of the input topics, what is stated of an account before its traffic. */
final class Traffic {
    private final Door door = new Door();
    private final Stamps stamps;
    private final Queue<AccountFact> facts;
    private final Iterator<Interaction> interactions;
    private Interaction next;

    Traffic(Simulation simulation, Stamps stamps) {
        this.stamps = stamps;
        this.facts = new ArrayDeque<>(simulation.facts());
        this.interactions = simulation.interactions().iterator();
        this.next = interactions.next();
    }

    /** The next interactions, at the times they have, none of which is later than this; empty when there is none. */
    List<ProducerRecord<String, byte[]>> until(Instant end, int most) {
        var records = new ArrayList<ProducerRecord<String, byte[]>>();
        for (int taken = 0; taken < most && next.time().isBefore(end); taken++) {
            addTo(records, Interaction::time, AccountFact::time);
        }
        return records;
    }

    /** The next interactions, so many, evenly spread over a time. */
    List<ProducerRecord<String, byte[]>> spread(int count, Instant from, Duration over) {
        var records = new ArrayList<ProducerRecord<String, byte[]>>();
        for (int taken = 0; taken < count; taken++) {
            Instant at = from.plus(over.multipliedBy(taken).dividedBy(count));
            addTo(records, _ -> at, _ -> at);
        }
        return records;
    }

    private void addTo(
            List<ProducerRecord<String, byte[]>> records,
            Function<Interaction, Instant> time,
            Function<AccountFact, Instant> statedAt) {
        while (!facts.isEmpty() && !facts.element().time().isAfter(next.time())) {
            AccountFact fact = facts.remove();
            records.addAll(stamps.of(door.admit(fact, statedAt.apply(fact))));
        }
        records.addAll(stamps.of(door.admit(next, time.apply(next))));
        next = interactions.next();
    }
}
