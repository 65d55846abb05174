package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.key.Enrichment;
import io.stillwatch.scoring.engine.key.KeyType;
import io.stillwatch.scoring.engine.key.LinkKey;
import io.stillwatch.scoring.engine.key.Prominence;
import io.stillwatch.scoring.engine.key.Users;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Measures how an account fits a profile; each family's weight is capped (detection §5), so that none decides by mass. */
final class Fitting {
    private static final double MOST_CONTENT = 16;
    private static final double MOST_NETWORK = 12;
    private static final double MOST_PAYMENT = 12;
    /** Of a phrase that only a campaign uses, as in {@link Weights}. */
    private static final double MOST_NATS = 8;

    private final Set<Text> texts = new HashSet<>();
    private final Set<Integer> moments = new HashSet<>();
    private int phrases;
    private int systems;
    private int hits;
    private int mostOfOne;
    private int first = Integer.MAX_VALUE;
    private int last;
    private int addresses;
    private int cards;
    private int seen;
    private double content;
    private double network;
    private double payment;

    private Fitting() {}

    /** Everyone who uses an address or card of the profile, or a phrase of it prominently, by account number. */
    static SortedMap<Integer, Fit> all(Profile profile, Prominence prominence, int accounts) {
        Fitting[] fittings = new Fitting[accounts];
        for (Profile.Own own : profile.keys()) {
            LinkKey key = own.key();
            IntStream places = key.type().isContent()
                    ? IntStream.of(prominence.of(key))
                    : IntStream.range(0, key.users().size());
            places.forEach(at -> {
                int account = key.users().account(at);
                fittings[account] = fittings[account] == null ? new Fitting() : fittings[account];
                fittings[account].add(key, own.weight(), at);
            });
        }
        SortedMap<Integer, Fit> fits = new TreeMap<>();
        for (int account = 0; account < accounts; account++) {
            if (fittings[account] != null) {
                fits.put(account, fittings[account].fit());
            }
        }
        return fits;
    }

    /** Everyone whose extraction-like use of these phrases began at this second since 1970 or later, by account number. */
    static SortedMap<Integer, Fit> since(int second, Iterable<LinkKey> phrases, Enrichment enrichment) {
        SortedMap<Integer, Fitting> fittings = new TreeMap<>();
        for (LinkKey key : phrases) {
            for (int at = 0; at < key.users().size(); at++) {
                if (key.users().first(at) >= second && enrichment.extracts(key, at)) {
                    fittings.computeIfAbsent(key.users().account(at), _ -> new Fitting())
                            .addPhrase(key, MOST_NATS, at);
                }
            }
        }
        SortedMap<Integer, Fit> fits = new TreeMap<>();
        fittings.forEach((account, fitting) -> fits.put(account, fitting.fit()));
        return fits;
    }

    /** Adds the use of a key by the user at this place. */
    private void add(LinkKey key, double weight, int at) {
        switch (key.type()) {
            case PHRASE, SYSTEM -> addPhrase(key, weight, at);
            case ADDRESS -> {
                addresses++;
                network += weight;
                see(key, at);
            }
            case CARD -> {
                cards++;
                payment += weight;
                see(key, at);
            }
        }
    }

    private void see(LinkKey key, int at) {
        seen = Math.max(seen, key.users().last(at));
    }

    private void addPhrase(LinkKey key, double weight, int at) {
        Users users = key.users();
        phrases++;
        systems += key.type() == KeyType.SYSTEM ? 1 : 0;
        int extraction = users.extraction(at);
        if (texts.add(new Text(extraction, users.first(at), users.last(at)))) {
            hits += extraction;
            mostOfOne = Math.max(mostOfOne, extraction);
            addMoments(users, at);
        }
        first = Math.min(first, users.first(at));
        last = Math.max(last, users.last(at));
        content += weight;
        see(key, at);
    }

    /** A first and a last use at two moments are two calls, whatever other phrases they had too; both look like extraction if all uses do. */
    private void addMoments(Users users, int at) {
        if (users.extraction(at) == users.uses(at)) {
            moments.add(users.first(at));
            moments.add(users.last(at));
        }
    }

    /** Phrases of one text are used together, the same number of times between the same moments. */
    private record Text(int uses, int first, int last) {}

    private Fit fit() {
        return new Fit(
                phrases,
                systems,
                hits,
                Math.max(mostOfOne, moments.size()),
                first,
                last,
                addresses,
                cards,
                seen,
                Math.min(content, MOST_CONTENT),
                Math.min(network, MOST_NETWORK),
                Math.min(payment, MOST_PAYMENT));
    }
}
