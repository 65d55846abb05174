package io.stillwatch.cases.erasure;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.PersonalCaseFields;
import io.stillwatch.cases.erasure.KnowsAccounts.Held;
import io.stillwatch.cases.erasure.KnowsAccounts.Words;
import io.stillwatch.eventsourcing.sealing.SubjectKeyRow;
import io.stillwatch.eventsourcing.sealing.SubjectKeys;
import io.vertx.core.json.JsonArray;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Everything beside the event log that knows accounts by their names. */
@Singleton
class Holdings {

    private static final String STREAMS = """
            with concerned (id) as (select jsonb_array_elements_text(cast(cast(:cases as text) as jsonb)))
            select e.id from enforcement e join concerned c on c.id = e.case_id
            union all select a.id from appeal a join concerned c on c.id = a.case_id""";

    private final List<KnowsAccounts> all;
    private final SubjectKeys keys;

    Holdings(@All List<KnowsAccounts> all, SubjectKeys keys) {
        this.all = all;
        this.keys = keys;
    }

    Uni<List<Held>> rows(Mutiny.StatelessSession session, String account) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(each -> each.about(session, account))
                .collect()
                .asList()
                .map(found -> found.stream().flatMap(List::stream).toList());
    }

    /** The cases these rows belong to. */
    static Set<String> cases(List<Held> rows) {
        return rows.stream().map(Held::caseId).filter(id -> !id.isEmpty()).collect(Collectors.toUnmodifiableSet());
    }

    /** The streams that say something of the account, or of what these rows belong to. */
    static Set<String> streams(List<Held> rows) {
        Set<String> streams = new TreeSet<>(cases(rows));
        rows.stream().flatMap(held -> held.words().stream()).map(Words::stream).forEach(streams::add);
        return streams;
    }

    /** The streams of all measures of these cases and of all appeals against them, whomever they are about: what people wrote there may name anybody. */
    static Uni<List<String>> streamsOf(Mutiny.StatelessSession session, Set<String> cases) {
        return session.createNativeQuery(STREAMS, String.class)
                .setParameter("cases", new JsonArray(List.copyOf(cases)).encode())
                .getResultList();
    }

    /** The keys that seal what is said of the account alone. */
    Uni<List<SubjectKeyRow>> keys(Mutiny.StatelessSession session, String account, List<Held> rows) {
        return Multi.createFrom()
                .iterable(said(rows).entrySet())
                .onItem()
                .transformToUniAndConcatenate(said -> keys(session, said.getKey(), said.getValue()))
                .collect()
                .asList()
                .chain(found -> keys.about(session, PersonalCaseFields.account(account))
                        .map(more -> Stream.concat(found.stream().flatMap(List::stream), more.stream())
                                .toList()));
    }

    /** Of each stream once: a measure may have tens of thousands of items about one account's end users. */
    private static Map<String, Set<String>> said(List<Held> rows) {
        return rows.stream()
                .flatMap(held -> held.words().stream())
                .collect(Collectors.groupingBy(
                        Words::stream, TreeMap::new, Collectors.mapping(Words::subject, Collectors.toSet())));
    }

    private Uni<List<SubjectKeyRow>> keys(Mutiny.StatelessSession session, String stream, Set<String> subjects) {
        return keys.sealing(session, stream, "%")
                .map(found -> found.stream()
                        .filter(key -> subjects.contains(Words.naming(key.subject)))
                        .toList());
    }

    Uni<Void> forget(Mutiny.StatelessSession session, Sought sought, Nobody instead) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(each -> each.forget(session, sought, instead))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
