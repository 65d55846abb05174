package io.stillwatch.cases.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.domain.CaseEvent;
import io.stillwatch.cases.enforcement.Freeze;
import io.stillwatch.cases.erasure.HeldData.HeldEvent;
import io.stillwatch.cases.erasure.KnowsAccounts.Held;
import io.stillwatch.eventsourcing.EventLog;
import io.stillwatch.eventsourcing.LoggedEvent;
import io.stillwatch.eventsourcing.sealing.Sealing;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
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
    private final Vertx vertx;

    AccessRequest(
            Mutiny.SessionFactory sessions,
            EventLog<CaseEvent> log,
            Sealing sealing,
            Holdings holdings,
            AuditRows audit,
            Vertx vertx) {
        this.sessions = sessions;
        this.log = log;
        this.sealing = sealing;
        this.holdings = holdings;
        this.audit = audit;
        this.vertx = vertx;
    }

    Uni<HeldData> about(String account) {
        return sessions.withStatelessTransaction(session -> holdings.rows(session, account)
                .chain(rows -> holdings.keys(session, account, rows).map(keys -> Sought.of(account, rows, keys)))
                .chain(sought -> events(session, sought)
                        .chain(events -> rows(session, sought).map(rows -> HeldData.of(account, events, rows)))));
    }

    private Uni<List<Held>> rows(Mutiny.StatelessSession session, Sought sought) {
        return ItemReasons.naming(session, sought)
                .chain(reasons -> audit.naming(session, sought.account(), sought.rows())
                        .map(looks -> Stream.of(sought.rows(), reasons, looks)
                                .flatMap(List::stream)
                                .toList()));
    }

    /** The events that name the account, or an end user of it where people wrote, in all that belongs to its cases, and in why all measures were stopped. */
    Uni<List<HeldEvent>> events(Mutiny.StatelessSession session, Sought sought) {
        return Holdings.streamsOf(session, Holdings.cases(sought.rows())).chain(all -> {
            Set<String> streams = sought.streams();
            streams.addAll(all);
            streams.add(Freeze.STREAM);
            return Multi.createFrom()
                    .iterable(streams)
                    .onItem()
                    .transformToUniAndConcatenate(stream -> mentions(session, stream, sought))
                    .collect()
                    .asList()
                    .map(found -> found.stream().flatMap(List::stream).toList());
        });
    }

    private Uni<List<HeldEvent>> mentions(Mutiny.StatelessSession session, String stream, Sought sought) {
        return log.rows(session, stream)
                .chain(rows -> sealing.opening(session, stream, rows)
                        .chain(opening -> aside(() -> rows.stream()
                                .filter(row -> isAbout(sought, row, opening.apply(row)))
                                .map(row -> HeldEvent.of(row, opening.apply(row)))
                                .toList())));
    }

    /** A long history is opened and searched for a while, and the event loop has others to serve. */
    private <T> Uni<T> aside(Callable<T> work) {
        return Uni.createFrom()
                .completionStage(() -> vertx.executeBlocking(work, false).toCompletionStage());
    }

    private boolean isAbout(Sought sought, LoggedEvent row, JsonNode body) {
        return sealing.keysIn(row).anyMatch(sought::seals) || sought.isNamed(body, sealing.written(row, body));
    }
}
