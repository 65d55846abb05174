package io.stillwatch.scoring.backtest;

import io.stillwatch.scoring.engine.AccountFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the provider says of accounts, by which a class of them that a candidate would flag can be told. */
final class Census {

    private static final int MOST = 50;

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

    /** The values that these accounts have, those of most accounts first. */
    List<Report.Group> groups(Collection<String> accounts) {
        Map<Attribute, Integer> all = count(known.keySet());
        List<Report.Group> groups = new ArrayList<>();
        count(accounts)
                .forEach((attribute, number) -> groups.add(new Report.Group(
                        attribute.name(), attribute.value(), number, all.getOrDefault(attribute, number))));
        groups.sort(Comparator.comparingInt(Report.Group::accounts)
                .reversed()
                .thenComparing(Report.Group::attribute)
                .thenComparing(Report.Group::value));
        return List.copyOf(groups.subList(0, Math.min(MOST, groups.size())));
    }

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
