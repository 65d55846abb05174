package io.stillwatch.cases.requests;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.CaseEventNames;
import io.stillwatch.cases.Cases;
import io.stillwatch.cases.domain.Actor;
import io.stillwatch.eventsourcing.Inbox;
import io.stillwatch.eventsourcing.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Takes commands from clients: says who gives them and when, and recognises one that is sent again. */
@ApplicationScoped
public class Desk {

    private static final String LEAD = "lead";

    private final Cases cases;
    private final SecurityIdentity caller;
    private final Clock clock;

    Desk(Cases cases, SecurityIdentity caller, Clock clock) {
        this.cases = cases;
        this.caller = caller;
        this.clock = clock;
    }

    public Actor actor() {
        return new Actor(caller.getPrincipal().getName(), caller.hasRole(LEAD));
    }

    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** The body that a command needs, or the problem that it is missing. */
    public static <B> B given(@Nullable B body) {
        if (body == null) {
            throw Problem.of("invalid-body", 400, "The body does not fit", "A JSON object is needed.")
                    .asException();
        }
        return body;
    }

    /**
     * Does the work in one transaction, once for an Idempotency-Key, and says what came of it.
     *
     * @param asked what makes two commands the same one, beside the body: the verb and what it is about
     */
    public <T> Uni<T> ask(
            Conditions conditions,
            String asked,
            Object body,
            Class<T> type,
            Function<Mutiny.StatelessSession, Uni<Answer<T>>> work) {
        Optional<RequestKey> key =
                conditions.key().map(word -> RequestKey.of(actor().id(), word, digest(asked, conditions, body)));
        return cases.inTransaction(session ->
                        key.map(known -> once(session, known, type, work)).orElseGet(() -> work.apply(session)))
                .chain(Answer::told);
    }

    /** The key is claimed first: of two commands that carry it at the same time, one waits here for the other's answer. */
    private static <T> Uni<Answer<T>> once(
            Mutiny.StatelessSession session,
            RequestKey key,
            Class<T> type,
            Function<Mutiny.StatelessSession, Uni<Answer<T>>> work) {
        return Inbox.once(
                        session,
                        key.source(),
                        key.key(),
                        () -> work.apply(session).chain(answer -> session.insert(GivenAnswer.of(key, answer))))
                .chain(() -> session.get(GivenAnswer.class, new GivenAnswer.Key(key.caller(), key.key())))
                .map(given -> given.answers(key.request()) ? given.answer(type) : reused());
    }

    private static <T> Answer<T> reused() {
        return new Answer.Refused<>(Problem.of(
                "idempotency-key-reused",
                422,
                "The key was used for something else",
                "An Idempotency-Key stands for one command; choose a new one."));
    }

    private static String digest(String asked, Conditions conditions, Object body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(CaseEventNames.JSON.writeValueAsBytes(new String[] {asked, conditions.ifMatch}));
            return HexFormat.of().formatHex(digest.digest(CaseEventNames.JSON.writeValueAsBytes(body)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
