package io.stillwatch.cases.requests;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.CaseEventNames;
import io.stillwatch.cases.CaseProblems;
import io.stillwatch.cases.CaseStatus;
import io.stillwatch.cases.Cases;
import io.stillwatch.cases.domain.Actor;
import io.stillwatch.cases.domain.CaseCommand;
import io.stillwatch.cases.domain.CaseId;
import io.stillwatch.eventsourcing.Inbox;
import io.stillwatch.eventsourcing.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Takes commands from clients: says who gives them and when, and recognises one that is sent again. */
@ApplicationScoped
class CaseDesk {

    private static final String LEAD = "lead";

    private final Cases cases;
    private final SecurityIdentity caller;
    private final Clock clock;

    CaseDesk(Cases cases, SecurityIdentity caller, Clock clock) {
        this.cases = cases;
        this.caller = caller;
        this.clock = clock;
    }

    /** Carries out what the body asks of the case; fails with a problem if it is refused or does not make sense. */
    Uni<CaseStatus> ask(String id, Conditions conditions, @Nullable CaseRequest body) {
        if (body == null) {
            throw Problem.of("invalid-body", 400, "The body does not fit", "A JSON object is needed.")
                    .asException();
        }
        Actor actor = new Actor(caller.getPrincipal().getName(), caller.hasRole(LEAD));
        CaseCommand command = body.command(actor, clock.instant().truncatedTo(ChronoUnit.MICROS));
        CaseId named =
                CaseId.named(id).orElseThrow(() -> CaseProblems.noSuchCase().asException());
        OptionalLong expected = conditions.expectedVersion();
        Optional<RequestKey> key =
                conditions.key().map(word -> new RequestKey(actor.id(), word, digest(id, conditions, body)));
        return cases.inTransaction(session -> key.map(known -> once(session, known, named, expected, command))
                        .orElseGet(() -> answer(session, named, expected, command)))
                .chain(Answer::told);
    }

    /** What would become of it if it were asked now: it is carried out, and taken back before anybody sees it. */
    Uni<Answer> preview(String id, CaseRequest body) {
        Actor actor = new Actor(caller.getPrincipal().getName(), caller.hasRole(LEAD));
        CaseCommand command = body.command(actor, clock.instant().truncatedTo(ChronoUnit.MICROS));
        CaseId named = CaseId.named(id).orElse(null);
        if (named == null) {
            return Uni.createFrom().item(new Answer.Refused(CaseProblems.noSuchCase()));
        }
        return cases.inTransaction(session -> answer(session, named, OptionalLong.empty(), command)
                        .<Answer>chain(answer -> Uni.createFrom().failure(new TakenBack(answer))))
                .onFailure(TakenBack.class)
                .recoverWithItem(failure -> failure.answer);
    }

    /** Takes the transaction with it. */
    private static final class TakenBack extends RuntimeException {
        private final transient Answer answer;

        TakenBack(Answer answer) {
            super("Only a preview", null, false, false);
            this.answer = answer;
        }
    }

    private Uni<Answer> answer(Mutiny.StatelessSession session, CaseId id, OptionalLong expected, CaseCommand command) {
        return cases.handle(session, id, expected, command).map(outcome -> Answer.of(id, outcome));
    }

    /** The key is claimed first: of two commands that carry it at the same time, one waits here for the other's answer. */
    private Uni<Answer> once(
            Mutiny.StatelessSession session, RequestKey key, CaseId id, OptionalLong expected, CaseCommand command) {
        return Inbox.once(
                        session,
                        key.source(),
                        key.key(),
                        () -> answer(session, id, expected, command)
                                .chain(answer -> session.insert(GivenAnswer.of(key, answer))))
                .chain(() -> session.get(GivenAnswer.class, new GivenAnswer.Key(key.caller(), key.key())))
                .map(given -> given.request.equals(key.request()) ? given.answer() : reused());
    }

    private static Answer reused() {
        return new Answer.Refused(Problem.of(
                "idempotency-key-reused",
                422,
                "The key was used for something else",
                "An Idempotency-Key stands for one command; choose a new one."));
    }

    private static String digest(String id, Conditions conditions, CaseRequest body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(CaseEventNames.JSON.writeValueAsBytes(new String[] {id, body.verb(), conditions.ifMatch}));
            return HexFormat.of().formatHex(digest.digest(CaseEventNames.JSON.writeValueAsBytes(body)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
