package io.stillwatch.cases.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.erasure.KnowsAccounts.Held;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Who looked at an account. It is shown to whoever asks what is held about them, and outlives an erasure: it is how people learn that. */
@Singleton
class AuditRows {

    private static final String NAMING = """
            select cast(at as text) as looked, actor, roles, action, resource from audit
            where position(:account in resource) > 0 or resource ~ '[%+]' or resource like '/v1/appeals/%'
            order by id""";

    /** What is kept of a look. */
    @RegisterForReflection
    record Look(String at, String actor, String roles, String action, String resource) {}

    /** Those whose path or query names this very account, or one of its appeals that are known to be held. */
    Uni<List<Held>> naming(Mutiny.StatelessSession session, String account, List<Held> known) {
        Set<String> names = Stream.concat(
                        Stream.of(account),
                        known.stream()
                                .map(Held::row)
                                .flatMap(row -> row instanceof AppealRows.Filed filed
                                        ? Stream.of(filed.appeal())
                                        : Stream.empty()))
                .collect(Collectors.toSet());
        return RowsAbout.the(account, session, NAMING, AuditRows::held)
                .map(rows -> rows.stream()
                        .filter(held -> held.row() instanceof Look look
                                && names.stream().anyMatch(name -> names(look.resource(), name)))
                        .toList());
    }

    static boolean names(String resource, String account) {
        int query = (resource + '?').indexOf('?');
        return Stream.concat(
                        Arrays.stream(resource.substring(0, query).split("[/ ]"))
                                .map(part -> part.replace("+", "%2B")),
                        Arrays.stream(resource.substring(query).split("[?&]"))
                                .map(part -> part.substring(part.indexOf('=') + 1)))
                .anyMatch(part -> decoded(part).equals(account));
    }

    /** In a query a plus sign is a blank, in a path it is itself. */
    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part, UTF_8);
        } catch (IllegalArgumentException noEscape) {
            return part;
        }
    }

    private static Held held(Tuple row) {
        var look = new Look(
                row.get("looked", String.class),
                row.get("actor", String.class),
                row.get("roles", String.class),
                row.get("action", String.class),
                row.get("resource", String.class));
        return new Held("", "audit", look, List.of());
    }
}
