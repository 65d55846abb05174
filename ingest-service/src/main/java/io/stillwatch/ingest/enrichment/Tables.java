package io.stillwatch.ingest.enrichment;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One version of all tables.
 *
 * @param version the beginning of a hash of what they say, so that equal tables have equal versions on every instance; empty without tables
 * @param entries how many lines each table has, by the name of its file
 */
public record Tables(
        String version, Map<OriginKind, Networks> origins, Set<String> disposable, Map<String, Integer> entries) {
    static final String DISPOSABLE_FILE = "disposable-mail.txt";

    static final Tables NONE = new Tables("", Map.of(), Set.of(), Map.of());

    public Tables {
        origins = origins.isEmpty() ? Map.of() : new EnumMap<>(origins);
        disposable = Set.copyOf(disposable);
        entries = Map.copyOf(entries);
    }

    /** Whether there is any table of addresses; if not, nothing is known of any address. */
    public boolean knowOrigins() {
        return !origins.isEmpty();
    }

    /** What an address in binary form is, in words. */
    public List<String> kinds(byte[] address) {
        Set<OriginKind> kinds = EnumSet.noneOf(OriginKind.class);
        origins.forEach((kind, networks) -> {
            if (networks.contain(address)) {
                kinds.add(kind);
            }
        });
        return OriginKind.words(kinds);
    }

    public boolean knowDomains() {
        return entries.containsKey(DISPOSABLE_FILE);
    }

    /** Whether the domain, or one that it is part of, gives away addresses that nobody keeps. */
    public boolean isDisposable(String domain) {
        String rest = domain.toLowerCase(Locale.ROOT);
        for (int dot; !disposable.contains(rest); rest = rest.substring(dot + 1)) {
            dot = rest.indexOf('.');
            if (dot < 0) {
                return false;
            }
        }
        return true;
    }
}
