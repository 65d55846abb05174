package io.stillwatch.cases.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import io.stillwatch.cases.erasure.KnowsAccounts.Held;
import io.stillwatch.eventsourcing.sealing.SubjectKeyRow;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is looked for of an account.
 *
 * @param endUsers of the account, as far as these rows know them
 * @param rows what is beside the events
 * @param keys what seals words about the account alone
 */
record Sought(AccountName name, Names endUsers, List<Held> rows, List<SubjectKeyRow> keys) {

    static Sought of(String account, List<Held> rows, List<SubjectKeyRow> keys) {
        List<String> endUsers = rows.stream()
                .map(Held::endUser)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        return new Sought(new AccountName(account), new Names(endUsers), rows, keys);
    }

    String account() {
        return name.name();
    }

    /** The streams that say something of the account by themselves. */
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
        return name.isIn(body) || written.anyMatch(endUsers::isAnyIn);
    }

    /** Whether something that people wrote means the account or one of its end users. */
    boolean isNamed(String written) {
        return name.isIn(written) || endUsers.isAnyIn(written);
    }
}
