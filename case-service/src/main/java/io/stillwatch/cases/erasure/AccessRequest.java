package io.stillwatch.cases.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.PersonalCaseFields;
import io.stillwatch.cases.domain.CaseEvent;
import io.stillwatch.cases.erasure.HeldData.HeldEvent;
import io.stillwatch.cases.erasure.KnowsAccounts.Held;
import io.stillwatch.eventsourcing.EventLog;
import io.stillwatch.eventsourcing.sealing.Sealing;
import io.stillwatch.eventsourcing.sealing.SubjectKeyRow;
import io.stillwatch.eventsourcing.sealing.SubjectKeys;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.hibernate.reactive.mutiny.Mutiny;

/** Gathers everything that is held about an account: what events say of it, what people wrote of it, and the rows that name it. */
@Singleton
class AccessRequest {

    private final Mutiny.SessionFactory sessions;
    private final EventLog<CaseEvent> log;
    private final Sealing sealing;
    private final SubjectKeys keys;
    private final Holdings holdings;

    AccessRequest(
            Mutiny.SessionFactory sessions,
            EventLog<CaseEvent> log,
            Sealing sealing,
            SubjectKeys keys,
            Holdings holdings) {
        this.sessions = sessions;
        this.log = log;
        this.sealing = sealing;
        this.keys = keys;
        this.holdings = holdings;
    }

    Uni<HeldData> about(String account) {
        return sessions.withStatelessTransaction(session -> holdings.rows(session, account)
                .chain(rows -> streams(session, account, rows)
                        .chain(streams -> events(session, streams, account))
                        .map(events -> HeldData.of(account, events, rows))));
    }

    private Uni<Collection<String>> streams(Mutiny.StatelessSession session, String account, List<Held> rows) {
        return keys.about(session, PersonalCaseFields.account(account)).map(found -> {
            var streams = new TreeSet<>(holdings.cases(rows));
            found.stream().map((SubjectKeyRow row) -> row.stream).forEach(streams::add);
            return streams;
        });
    }

    private Uni<List<HeldEvent>> events(Mutiny.StatelessSession session, Collection<String> streams, String account) {
        return Multi.createFrom()
                .iterable(streams)
                .onItem()
                .transformToUniAndConcatenate(stream -> mentions(session, stream, account))
                .collect()
                .asList()
                .map(found -> found.stream().flatMap(List::stream).toList());
    }

    private Uni<List<HeldEvent>> mentions(Mutiny.StatelessSession session, String stream, String account) {
        return log.rows(session, stream)
                .chain(rows -> sealing.opening(session, stream, rows)
                        .map(opening -> rows.stream()
                                .map(row -> HeldEvent.of(row, opening.apply(row)))
                                .filter(event -> mentions(event.body(), account))
                                .toList()));
    }

    private static boolean mentions(JsonNode node, String account) {
        return node.isTextual()
                ? node.asText().contains(account)
                : node.valueStream().anyMatch(inside -> mentions(inside, account));
    }
}
