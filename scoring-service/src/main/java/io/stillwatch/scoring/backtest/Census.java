package io.stillwatch.scoring.backtest;

import io.stillwatch.scoring.engine.AccountFact;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the provider says of accounts, by which a class of them that a candidate would flag can be told. */
final class Census {

    /** Of each attribute. */
    private static final int MOST = 100;

    private final Map<String, Map<String, Stated>> known = new HashMap<>();

    /** The one stated for the latest time holds, however late it comes. */
    private record Stated(String value, Instant time) {}

    void learn(AccountFact fact) {
        Map<String, Stated> attributes = known.computeIfAbsent(fact.account(), _ -> new HashMap<>());
        put(attributes, "kind", fact.kind() == null ? null : fact.kind().name().toLowerCase(Locale.ROOT), fact.time());
        put(attributes, "program", fact.program(), fact.time());
        put(attributes, "organization", fact.organization(), fact.time());
        put(attributes, "emailDomain", fact.emailDomain(), fact.time());
    }

    /**
     * The values that these accounts have.
     *
     * @param first some of them; the values of most of these come first, then those of most accounts
     */
    Groups groups(Collection<String> accounts, Collection<String> first) {
        Map<Attribute, Integer> all = count(known.keySet());
        Map<Attribute, Integer> leading = count(first);
        Map<Attribute, Integer> counts = count(accounts);
        Map<String, Integer> taken = new HashMap<>();
        List<Report.Group> groups = counts.keySet().stream()
                .sorted(Comparator.<Attribute>comparingInt(attribute -> -leading.getOrDefault(attribute, 0))
                        .thenComparing(attribute -> -counts.getOrDefault(attribute, 0))
                        .thenComparing(Attribute::name)
                        .thenComparing(Attribute::value))
                .filter(attribute -> taken.merge(attribute.name(), 1, Integer::sum) <= MOST)
                .map(attribute -> new Report.Group(
                        attribute.name(),
                        attribute.value(),
                        counts.getOrDefault(attribute, 0),
                        all.getOrDefault(attribute, 0)))
                .toList();
        return new Groups(groups, counts.size() - groups.size());
    }

    /** @param leftOff how many there are beside these */
    record Groups(List<Report.Group> groups, int leftOff) {}

    private record Attribute(String name, String value) {}

    private Map<Attribute, Integer> count(Collection<String> accounts) {
        Map<Attribute, Integer> counts = new HashMap<>();
        for (String account : accounts) {
            known.getOrDefault(account, Map.of())
                    .forEach((name, stated) -> counts.merge(new Attribute(name, stated.value()), 1, Integer::sum));
        }
        return counts;
    }

    private static void put(Map<String, Stated> attributes, String name, @Nullable String value, Instant time) {
        if (value != null) {
            attributes.merge(
                    name, new Stated(value, time), (one, two) -> one.time().isAfter(two.time()) ? one : two);
        }
    }
}
