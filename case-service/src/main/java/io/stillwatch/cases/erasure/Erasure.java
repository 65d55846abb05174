package io.stillwatch.cases.erasure;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.Cases;
import io.stillwatch.cases.audit.AuditTrail;
import io.stillwatch.cases.domain.CaseEvent;
import io.stillwatch.cases.enforcement.Freeze;
import io.stillwatch.eventsourcing.EventLog;
import io.stillwatch.eventsourcing.LoggedEvent;
import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.eventsourcing.sealing.Sealing;
import io.stillwatch.eventsourcing.sealing.SubjectKeyRow;
import io.stillwatch.eventsourcing.sealing.SubjectKeys;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Destroys the keys to what is said about somebody, all of it or nothing: while a case is under legal hold, nothing is erased. The chains
 * stay whole, since they cover what was sealed and not what it said.
 */
@Singleton
class Erasure {

    private static final Pattern STREAM = Pattern.compile("(case|enf|app)_[0-9a-f]{16}|" + Freeze.STREAM);

    private final Cases cases;
    private final EventLog<CaseEvent> log;
    private final Sealing sealing;
    private final Turns turns;
    private final SubjectKeys keys;
    private final LegalHolds holds;
    private final Shredder shredder;
    private final Holdings holdings;
    private final AccessRequest request;
    private final AuditTrail trail;

    Erasure(
            Cases cases,
            EventLog<CaseEvent> log,
            Sealing sealing,
            Turns turns,
            SubjectKeys keys,
            LegalHolds holds,
            Shredder shredder,
            Holdings holdings,
            AccessRequest request,
            AuditTrail trail) {
        this.cases = cases;
        this.log = log;
        this.sealing = sealing;
        this.turns = turns;
        this.keys = keys;
        this.holds = holds;
        this.shredder = shredder;
        this.holdings = holdings;
        this.request = request;
        this.trail = trail;
    }

    /** Erases whatever is held about an account. */
    Uni<Erasures> account(String account, Grounds grounds, SecurityIdentity by) {
        return cases.inTransaction(session -> erase(session, () -> look(session, account), grounds, by)
                .call(found -> shredder.strike(session, found.lists(), grounds, name(by)))
                .call(found -> KeptRequests.drop(session, account, Holdings.streams(found.rows())))
                .chain(found -> forget(session, found.keys(), Sought.of(account, found.rows(), List.of()))));
    }

    private Uni<Concerned> look(Mutiny.StatelessSession session, String account) {
        return holdings.rows(session, account)
                .chain(rows -> holdings.keys(session, account, rows)
                        .chain(found -> NamedLists.naming(session, account)
                                .map(lists -> Concerned.account(rows, found, lists))));
    }

    private Uni<Erasures> forget(Mutiny.StatelessSession session, List<SubjectKeyRow> found, Sought sought) {
        Nobody instead = Nobody.drawn();
        return ItemReasons.forget(session, sought, instead)
                .call(() -> holdings.forget(session, sought, instead))
                .chain(reasons -> request.events(session, sought)
                        .map(texts -> Erasures.of(found, sought.rows().size() + reasons, texts)));
    }

    /** Erases what people wrote in one event of a stream that belongs to a case. */
    Uni<Erasures> text(String stream, long sequence, Grounds grounds, SecurityIdentity by) {
        if (!STREAM.matcher(stream).matches()) {
            insistOnSome(List.of());
        }
        return cases.inTransaction(session -> erase(session, () -> look(session, stream, sequence), grounds, by)
                .map(found -> Erasures.of(found.keys(), 0, List.of())));
    }

    private Uni<Concerned> look(Mutiny.StatelessSession session, String stream, long sequence) {
        return log.rows(session, stream)
                .chain(rows -> keys.named(session, stream, keysIn(rows, sequence)))
                .invoke(Erasure::insistOnSome)
                .chain(found -> holds.caseOf(session, stream).map(caseOf -> Concerned.text(found, caseOf)));
    }

    private Set<String> keysIn(List<LoggedEvent> rows, long sequence) {
        return rows.stream()
                .filter(row -> row.sequence == sequence)
                .flatMap(sealing::keysIn)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Uni<Concerned> erase(
            Mutiny.StatelessSession session, Supplier<Uni<Concerned>> look, Grounds grounds, SecurityIdentity by) {
        return turns.take(session, look)
                .call(taken -> holds.insistOnNone(session, taken.turns()))
                .call(taken -> shredder.destroy(session, taken.concerned().keys(), grounds, name(by)))
                .call(taken -> trail.write(session, by, "erase", taken.named() + grounds.query()))
                .map(Turns.Taken::concerned);
    }

    private static String name(SecurityIdentity who) {
        return who.getPrincipal().getName();
    }

    private static void insistOnSome(List<SubjectKeyRow> found) {
        if (found.isEmpty()) {
            throw Problem.of(
                            "nothing-to-erase",
                            404,
                            "There is nothing to erase",
                            "The event is not there, says nothing about anybody, or what it said is erased.")
                    .asException();
        }
    }
}
