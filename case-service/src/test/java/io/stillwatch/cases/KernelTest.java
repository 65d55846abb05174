package io.stillwatch.cases;

import static io.stillwatch.cases.OwnContext.start;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.domain.CaseEvent;
import io.stillwatch.cases.domain.CaseEvent.NoteAdded;
import io.stillwatch.cases.domain.Some;
import io.stillwatch.eventsourcing.Aggregates;
import io.stillwatch.eventsourcing.Decider;
import io.stillwatch.eventsourcing.Decision;
import io.stillwatch.eventsourcing.Envelope;
import io.stillwatch.eventsourcing.EventLog;
import io.stillwatch.eventsourcing.HashChain;
import io.stillwatch.eventsourcing.Head;
import io.stillwatch.eventsourcing.Inbox;
import io.stillwatch.eventsourcing.Migrations;
import io.stillwatch.eventsourcing.Outbox;
import io.stillwatch.eventsourcing.Outcome;
import io.stillwatch.eventsourcing.Recorded;
import io.stillwatch.local.StillwatchTestResource;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The kernel's log, outbox and inbox on a real database and a real broker. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class KernelTest {

    private static final Aggregates.Consequence<CaseEvent> NONE =
            (_, _) -> Uni.createFrom().voidItem();

    /** Takes down whatever it is told. */
    private static final Decider<String, Integer, CaseEvent, String> NOTEBOOK = new Decider<>() {
        @Override
        public Integer initial() {
            return 0;
        }

        @Override
        public Decision<CaseEvent, String> decide(String command, Integer state) {
            return Decision.accept(new NoteAdded(command + " after " + state, "test", Some.NOON));
        }

        @Override
        public Integer evolve(Integer state, CaseEvent event) {
            return state + 1;
        }
    };

    private final String stream = "test-" + UUID.randomUUID();

    @Inject
    Mutiny.SessionFactory sessions;

    @Inject
    EventLog<CaseEvent> log;

    @Inject
    Migrations migrations;

    @Inject
    Vertx vertx;

    @BeforeEach
    void awaitTheSchema() {
        await().atMost(Http.PATIENCE).until(migrations::areDone);
    }

    @Test
    void two_writers_cannot_both_write_the_same_sequence_number() {
        inTransaction(session -> log.append(session, new Head(stream, 0, HashChain.START), List.of(note("first"))));

        assertThatThrownBy(() -> inTransaction(
                        session -> log.append(session, new Head(stream, 0, HashChain.START), List.of(note("second")))))
                .isInstanceOf(CompletionException.class)
                .cause()
                .matches(Aggregates::isLostRace);

        assertThat(history()).extracting(Recorded::event).containsExactly(note("first"));
    }

    @Test
    void commands_on_one_stream_see_each_other_and_none_is_lost() {
        var aggregates = new Aggregates<>(sessions, NOTEBOOK, log, NONE);

        List<CompletableFuture<Outcome<Integer, CaseEvent, String>>> racing = IntStream.range(0, 60)
                .mapToObj(number -> start(vertx, () -> aggregates.handle(stream, OptionalLong.empty(), "note")))
                .toList();
        racing.forEach(CompletableFuture::join);

        assertThat(history())
                .extracting(Recorded::event)
                .containsExactlyElementsOf(IntStream.range(0, 60)
                        .<CaseEvent>mapToObj(before -> note("note after " + before))
                        .toList());
    }

    @Test
    void what_must_follow_from_an_event_is_kept_with_it_or_neither_is() {
        var aggregates = new Aggregates<>(
                sessions,
                NOTEBOOK,
                log,
                (session, _) -> session.createNativeQuery("select 1 / 0", Integer.class)
                        .getSingleResult()
                        .replaceWithVoid());

        assertThatThrownBy(() -> start(vertx, () -> aggregates.handle(stream, OptionalLong.empty(), "note"))
                        .join())
                .hasMessageContaining("division by zero");

        assertThat(history()).isEmpty();
    }

    @Test
    void a_version_that_is_not_the_last_is_overtaken() {
        var aggregates = new Aggregates<>(sessions, NOTEBOOK, log, NONE);
        start(vertx, () -> aggregates.handle(stream, OptionalLong.of(0), "note"))
                .join();

        Outcome<Integer, CaseEvent, String> outcome = start(
                        vertx, () -> aggregates.handle(stream, OptionalLong.of(0), "note"))
                .join();

        assertThat(outcome).isEqualTo(new Outcome.Overtaken<>(1));
    }

    @Test
    void an_event_is_handled_once() {
        inTransaction(session -> Inbox.once(session, "test", stream, () -> append(session)));

        boolean again = inTransaction(session -> Inbox.once(session, "test", stream, () -> append(session)));

        assertThat(again).isFalse();
        assertThat(history()).hasSize(1);
    }

    @Test
    void an_event_that_arrives_many_times_at_once_is_handled_once() {
        List<CompletableFuture<Boolean>> racing = IntStream.range(0, 20)
                .mapToObj(_ -> start(
                        vertx,
                        () -> sessions.withStatelessTransaction(
                                session -> Inbox.once(session, "test", stream, () -> append(session)))))
                .toList();

        assertThat(racing.stream().map(CompletableFuture::join)).containsOnlyOnce(true);
        assertThat(history()).hasSize(1);
    }

    @Test
    void an_event_whose_handling_fails_is_not_remembered() {
        assertThatThrownBy(() -> inTransaction(session -> Inbox.once(
                        session, "test", stream, () -> Uni.createFrom().failure(new IllegalStateException("not now")))))
                .hasMessageContaining("not now");

        boolean handled = inTransaction(session -> Inbox.once(session, "test", stream, () -> append(session)));

        assertThat(handled).isTrue();
    }

    @Test
    void what_goes_into_the_outbox_comes_out_at_the_broker_in_order() {
        inTransaction(session -> Outbox.add(
                session,
                "case-events",
                IntStream.rangeClosed(1, 700)
                        .mapToObj(number -> Envelope.sequenced(
                                "test", "tested.v1", stream, number, Some.NOON, "{}".getBytes(UTF_8)))
                        .toList()));

        await().atMost(Http.PATIENCE)
                .until(() -> Topic.read("case-events", stream).size() >= 700);

        assertThat(Topic.read("case-events", stream).stream().map(record -> Topic.header(record, "ce_sequence")))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 700)
                        .mapToObj(Integer::toString)
                        .toList());
    }

    @Test
    void what_was_rolled_back_is_not_published() {
        assertThatThrownBy(() -> inTransaction(session -> Outbox.add(
                                session,
                                "case-events",
                                List.of(Envelope.sequenced(
                                        "test", "tested.v1", stream, 1, Some.NOON, "{}".getBytes(UTF_8))))
                        .chain(() -> Uni.createFrom().failure(new IllegalStateException("never mind")))))
                .hasMessageContaining("never mind");
        Http.awaitQuiet();

        assertThat(Topic.read("case-events", stream)).isEmpty();
    }

    private static CaseEvent note(String text) {
        return new NoteAdded(text, "test", Some.NOON);
    }

    private Uni<Void> append(Mutiny.StatelessSession session) {
        return log.append(session, new Head(stream, 0, HashChain.START), List.of(note("handled")))
                .replaceWithVoid();
    }

    private List<Recorded<CaseEvent>> history() {
        return inTransaction(session -> log.opened(session, stream)).events();
    }

    private <T> T inTransaction(Function<Mutiny.StatelessSession, Uni<T>> work) {
        return start(vertx, () -> sessions.withStatelessTransaction(work)).join();
    }
}
