package io.stillwatch.scoring.risk;

import static io.stillwatch.scoring.Given.risk;
import static io.stillwatch.scoring.Given.verdicts;
import static io.stillwatch.scoring.engine.RiskLevel.HIGH;
import static io.stillwatch.scoring.engine.RiskLevel.LOW;
import static io.stillwatch.scoring.engine.RiskLevel.MEDIUM;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.format.EventFormat;
import io.cloudevents.jackson.JsonFormat;
import io.stillwatch.eventsourcing.Envelope;
import io.stillwatch.scoring.Contracts;
import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.publish.Events;
import io.stillwatch.scoring.store.JsonText;
import io.stillwatch.scoring.store.StoreConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RisksToldAgainTest {

    private static final EventFormat FORMAT = new JsonFormat();
    private static final Map<String, String> HERE = topics("one", "two");

    private static TestStore database;
    private static StoreConnection store;
    private static RisksToldAgain again;

    @BeforeAll
    static void open() {
        database = new TestStore();
        store = database.connect();
        again = new RisksToldAgain(store, new JsonText(Contracts.json()), new Events(Contracts.json()));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void somebodyIsWatched() {
        List.of("account_risk", "risk_topic", "outbox").forEach(table -> database.asOwner("delete from " + table));
        Risks risks = new Risks(store, new JsonText(Contracts.json()), new Events(Contracts.json()));
        store.transaction(() -> risks.keep(verdicts(1, List.of(risk("a", LOW, MEDIUM)), List.of())));
        store.transaction(() -> risks.keep(verdicts(
                2, List.of(risk("a", MEDIUM, HIGH), risk(new Principal("b", "u"), LOW, MEDIUM)), List.of())));
    }

    @Test
    void on_the_topics_of_an_installation_that_begins_nothing_is_told_again() {
        again.on(HERE);

        assertThat(told()).isEmpty();
    }

    @Test
    void on_the_topics_that_they_were_told_on_nothing_is_told_again() {
        again.on(HERE);
        again.on(HERE);

        assertThat(told()).isEmpty();
    }

    @Test
    void on_topics_that_took_their_place_everything_that_stands_is_told_again_under_its_number() {
        again.on(HERE);
        again.on(topics("one", "another"));

        assertThat(told()).containsExactly("account-risk a 2: HIGH to HIGH", "end-user-risk b/u 1: MEDIUM to MEDIUM");
    }

    @Test
    void what_is_told_again_is_told_once() {
        again.on(HERE);
        again.on(topics("three", "four"));
        again.on(topics("three", "four"));

        assertThat(told()).hasSize(2);
    }

    private static Map<String, String> topics(String ofAccounts, String ofEndUsers) {
        return Map.of(Events.ACCOUNT_RISK, ofAccounts, Events.END_USER_RISK, ofEndUsers);
    }

    private static List<String> told() {
        List<String> told = new ArrayList<>();
        store.run("select topic, event from outbox order by id").forEach(row -> {
            CloudEvent event = FORMAT.deserialize(row.getBuffer("event").getBytes());
            Contracts.fits(event);
            told.add("%s %s %s: %s to %s"
                    .formatted(
                            row.getString("topic"),
                            event.getSubject(),
                            event.getExtension(Envelope.SEQUENCE),
                            Contracts.body(event).path("previousLevel").asText(),
                            Contracts.body(event).path("level").asText()));
        });
        return told;
    }
}
