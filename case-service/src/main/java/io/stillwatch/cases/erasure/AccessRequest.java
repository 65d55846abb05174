package io.stillwatch.cases.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.domain.CaseEvent;
import io.stillwatch.cases.erasure.HeldData.HeldEvent;
import io.stillwatch.cases.erasure.KnowsAccounts.Held;
import io.stillwatch.eventsourcing.EventLog;
import io.stillwatch.eventsourcing.LoggedEvent;
import io.stillwatch.eventsourcing.sealing.Sealing;
import io.stillwatch.eventsourcing.sealing.SubjectKeyRow;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Gathers everything that is held about an account: what events say of it, what people wrote of it, and the rows that name it. */
@Singleton
class AccessRequest {

    private final Mutiny.SessionFactory sessions;
    private final EventLog<CaseEvent> log;
    private final Sealing sealing;
    private final Holdings holdings;
    private final AuditRows audit;

    AccessRequest(
            Mutiny.SessionFactory sessions,
            EventLog<CaseEvent> log,
            Sealing sealing,
            Holdings holdings,
            AuditRows audit) {
        this.sessions = sessions;
        this.log = log;
        this.sealing = sealing;
        this.holdings = holdings;
        this.audit = audit;
    }

    Uni<HeldData> about(String account) {
        return sessions.withStatelessTransaction(session -> holdings.rows(session, account)
                .chain(rows -> holdings.keys(session, account, rows)
                        .chain(keys -> events(session, Sought.of(account, rows, keys)))
                        .chain(events -> audit.naming(session, account, rows)
                                .map(looks -> HeldData.of(
                                        account,
                                        events,
                                        Stream.concat(rows.stream(), looks.stream())
                                                .toList())))));
    }

    /** What people wrote that names the account or an end user of it, in streams that these rows lead to. */
    Uni<List<HeldEvent>> texts(Mutiny.StatelessSession session, String account, List<Held> rows) {
        return events(session, Sought.of(account, rows, List.of()));
    }

    /**
     * What is looked for.
     *
     * @param endUsers of the account, as far as these rows know them
     * @param rows what is beside the events
     * @param keys what seals words about the account alone
     */
    private record Sought(AccountName name, List<AccountName> endUsers, List<Held> rows, List<SubjectKeyRow> keys) {

        static Sought of(String account, List<Held> rows, List<SubjectKeyRow> keys) {
            List<AccountName> endUsers = rows.stream()
                    .map(Held::endUser)
                    .filter(name -> !name.isEmpty())
                    .distinct()
                    .map(AccountName::new)
                    .toList();
            return new Sought(new AccountName(account), endUsers, rows, keys);
        }

        Set<String> streams() {
            Set<String> streams = Holdings.streams(rows);
            keys.stream().map((SubjectKeyRow key) -> key.stream).forEach(streams::add);
            return streams;
        }

        boolean seals(String key) {
            return keys.stream().anyMatch(row -> row.id.equals(key));
        }

        /** An end user may be called like a word of ours: only what people wrote can mean them. */
        boolean isNamed(JsonNode body, Stream<String> written) {
            return name.isIn(body) || written.anyMatch(text -> endUsers.stream().anyMatch(one -> one.isIn(text)));
        }
    }

    private Uni<List<HeldEvent>> events(Mutiny.StatelessSession session, Sought sought) {
        return Multi.createFrom()
                .iterable(sought.streams())
                .onItem()
                .transformToUniAndConcatenate(stream -> mentions(session, stream, sought))
                .collect()
                .asList()
                .map(found -> found.stream().flatMap(List::stream).toList());
    }

    private Uni<List<HeldEvent>> mentions(Mutiny.StatelessSession session, String stream, Sought sought) {
        return log.rows(session, stream)
                .chain(rows -> sealing.opening(session, stream, rows)
                        .map(opening -> rows.stream()
                                .filter(row -> isAbout(sought, row, opening.apply(row)))
                                .map(row -> HeldEvent.of(row, opening.apply(row)))
                                .toList()));
    }

    private boolean isAbout(Sought sought, LoggedEvent row, JsonNode body) {
        return sealing.keysIn(row).anyMatch(sought::seals) || sought.isNamed(body, sealing.written(row, body));
    }
}
