package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.key.KeyType;
import io.stillwatch.scoring.engine.key.LinkKey;
import io.stillwatch.scoring.engine.key.Prominence;
import io.stillwatch.scoring.engine.key.Users;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Measures how an account fits a profile; each family's weight is capped (detection §5), so that none decides by mass. */
final class Fitting {
    private static final double MOST_CONTENT = 16;
    private static final double MOST_NETWORK = 12;
    private static final double MOST_PAYMENT = 12;

    private final Prominence prominence;
    private final Set<Text> texts = new HashSet<>();
    private int phrases;
    private int systems;
    private int hits;
    private int first = Integer.MAX_VALUE;
    private int last;
    private int addresses;
    private int cards;
    private int seen;
    private double content;
    private double network;
    private double payment;

    private Fitting(Prominence prominence) {
        this.prominence = prominence;
    }

    /** Everyone who uses a key of the profile, by account number. */
    static SortedMap<Integer, Fit> all(Profile profile, Prominence prominence) {
        Map<Integer, Fitting> fittings = new HashMap<>();
        for (Profile.Own own : profile.keys()) {
            Users users = own.key().users();
            for (int at = 0; at < users.size(); at++) {
                fittings.computeIfAbsent(users.account(at), _ -> new Fitting(prominence))
                        .add(own.key(), own.weight(), at);
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
        if (!prominence.of(key, at)) {
            return;
        }
        Users users = key.users();
        phrases++;
        systems += key.type() == KeyType.SYSTEM ? 1 : 0;
        int extraction = users.extraction(at);
        hits += texts.add(new Text(extraction, users.first(at), users.last(at))) ? extraction : 0;
        first = Math.min(first, users.first(at));
        last = Math.max(last, users.last(at));
        content += weight;
        see(key, at);
    }

    /** Phrases of one text are used together, the same number of times between the same moments. */
    private record Text(int uses, int first, int last) {}

    private Fit fit() {
        return new Fit(
                phrases,
                systems,
                hits,
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
