package io.stillwatch.cases.publish;

import static io.stillwatch.cases.domain.Some.NOON;
import static io.stillwatch.cases.domain.Some.finding;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.cloudevents.CloudEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.stillwatch.cases.domain.CaseDecision;
import io.stillwatch.cases.domain.CaseEvent;
import io.stillwatch.cases.domain.CaseEvent.CaseAssigned;
import io.stillwatch.cases.domain.CaseEvent.CaseClosed;
import io.stillwatch.cases.domain.CaseEvent.CaseDecided;
import io.stillwatch.cases.domain.CaseEvent.CaseMerged;
import io.stillwatch.cases.domain.CaseEvent.CaseOpened;
import io.stillwatch.cases.domain.CaseEvent.CaseOpenedByHand;
import io.stillwatch.cases.domain.CaseEvent.CaseQuieted;
import io.stillwatch.cases.domain.CaseEvent.CaseReopened;
import io.stillwatch.cases.domain.CaseEvent.CaseSplit;
import io.stillwatch.cases.domain.CaseEvent.CaseTriaged;
import io.stillwatch.cases.domain.CaseEvent.ConfirmationCorrected;
import io.stillwatch.cases.domain.CaseEvent.CredentialCompromiseFound;
import io.stillwatch.cases.domain.CaseEvent.FindingRecorded;
import io.stillwatch.cases.domain.CaseEvent.InvestigationStarted;
import io.stillwatch.cases.domain.CaseEvent.LegalHoldPlaced;
import io.stillwatch.cases.domain.CaseEvent.LegalHoldReleased;
import io.stillwatch.cases.domain.CaseEvent.NoteAdded;
import io.stillwatch.cases.domain.Priority;
import io.stillwatch.cases.domain.Some;
import io.stillwatch.eventsourcing.Envelope;
import io.stillwatch.eventsourcing.Recorded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is sent is what {@code docs/events} promises. */
class PublishedEventsTest {

    private static final Path EVENTS = Path.of("..", "docs", "events");
    private static final String ID = "case_00f3a1b2c4d5e6f7";
    private static final String SECRET = "Ms Example of room 5";
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);

    static Stream<CaseEvent> events() {
        return Stream.of(
                new CaseOpened("cmp_00f3a1b2c4d5e6f7", NOON, NOON, finding(1), NOON),
                new FindingRecorded(finding(2).with(Some.chunk()), NOON),
                new CaseAssigned("ana", "lea", NOON),
                new NoteAdded(SECRET, "ana", NOON),
                new CaseDecided(CaseDecision.INCONCLUSIVE, SECRET, "ana", NOON),
                new CaseOpenedByHand("cmp_00f3a1b2c4d5e6f7", SECRET, Some.chunk(), "ana", NOON),
                new CaseTriaged(Priority.HIGH, "ana", NOON),
                new InvestigationStarted("ana", NOON),
                new CredentialCompromiseFound(SECRET, "ana", NOON),
                new CaseReopened(SECRET, "lea", NOON),
                new CaseClosed("ana", NOON),
                new LegalHoldPlaced(SECRET, "lea", NOON),
                new LegalHoldReleased("lea", NOON),
                new CaseMerged("cmp_1122334455667788", 7, NOON),
                new CaseSplit(List.of("cmp_1122334455667788"), 7, NOON),
                new CaseQuieted(8, NOON),
                new ConfirmationCorrected("enf_00f3a1b2c4d5e6f7", "app_00f3a1b2c4d5e6f7", 1, NOON));
    }

    @Test
    void every_event_of_a_case_is_published_here() {
        assertThat(events().<Class<?>>map(CaseEvent::getClass))
                .containsExactlyInAnyOrder(CaseEvent.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("events")
    void what_is_sent_fits_its_schema(CaseEvent event) throws IOException {
        CloudEvent published = published(event);
        String schema = Files.readString(EVENTS.resolve("schemas").resolve(Envelope.nameOf(published) + ".json"));

        Schema promised = REGISTRY.getSchema(schema, InputFormat.JSON);

        assertThat(promised.validate(body(published), InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void what_people_write_is_not_sent(CaseEvent event) {
        assertThat(body(published(event))).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @MethodSource("events")
    void the_envelope_names_case_place_and_time(CaseEvent event) {
        CloudEvent published = published(event);

        assertThat(published.getSubject()).isEqualTo(ID);
        assertThat(published.getId()).isEqualTo(ID + "/3");
        assertThat(published.getExtension("sequence")).isEqualTo("3");
        assertThat(published.getTime()).isEqualTo("2026-04-23T12:00:00Z");
    }

    @Test
    void every_body_is_registered_for_reflection() {
        Set<Class<?>> bodies = Set.of(PublishedEvent.class.getPermittedSubclasses());

        assertThat(bodies).allMatch(body -> body.isAnnotationPresent(RegisterForReflection.class));
    }

    @Test
    void every_body_has_a_schema_of_its_own() {
        assertThat(events().map(event -> published(event).getType()).collect(Collectors.toSet()))
                .hasSize(CaseEvent.class.getPermittedSubclasses().length);
    }

    @Test
    void a_dismissal_says_until_when_it_holds() throws IOException {
        var event = new CaseDecided(CaseDecision.DISMISSED, SECRET, "ana", NOON, Optional.of(NOON.plusSeconds(60)));

        what_is_sent_fits_its_schema(event);
        assertThat(body(published(event))).contains("\"expiresAt\":\"2026-04-23T12:01:00Z\"");
    }

    private static CloudEvent published(CaseEvent event) {
        return CaseEventsTopic.published(new Recorded<>(ID, 3, NOON, event));
    }

    private static String body(CloudEvent event) {
        return new String(Objects.requireNonNull(event.getData()).toBytes(), UTF_8);
    }
}
