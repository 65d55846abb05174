package io.stillwatch.cases.erasure;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.erasure.KnowsAccounts.Held;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Everything beside the event log that knows accounts by their names. */
@Singleton
class Holdings {

    private final List<KnowsAccounts> all;

    Holdings(@All List<KnowsAccounts> all) {
        this.all = all;
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

    Collection<String> cases(List<Held> rows) {
        return rows.stream().map(Held::caseId).collect(Collectors.toUnmodifiableSet());
    }

    Uni<Void> forget(Mutiny.StatelessSession session, String account, String instead) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(each -> each.forget(session, account, instead))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
