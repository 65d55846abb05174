package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.KeyUses;
import io.stillwatch.scoring.engine.key.KeyType;
import io.stillwatch.scoring.engine.key.LinkKey;
import io.stillwatch.scoring.engine.key.Prominence;
import java.util.HashSet;
import java.util.Set;

/** Measures how an account fits a profile; each family's weight is capped (detection §5), so that none decides by mass. */
final class Fitting {
    private static final double MOST_CONTENT = 16;
    private static final double MOST_NETWORK = 12;
    private static final double MOST_PAYMENT = 12;

    private final Profile profile;
    private final Account account;
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

    private Fitting(Profile profile, Account account, Prominence prominence) {
        this.profile = profile;
        this.account = account;
        this.prominence = prominence;
    }

    static Fit of(Profile profile, Account account, Prominence prominence) {
        Fitting fitting = new Fitting(profile, account, prominence);
        profile.keys().values().forEach(fitting::add);
        return fitting.fit();
    }

    private void add(LinkKey key) {
        if (!account.uses().has(key.number())) {
            return;
        }
        double weight = profile.weight(key.number());
        switch (key.type()) {
            case PHRASE, SYSTEM -> addPhrase(key, weight);
            case ADDRESS -> {
                addresses++;
                network += weight;
                see(key);
            }
            case CARD -> {
                cards++;
                payment += weight;
                see(key);
            }
        }
    }

    private void see(LinkKey key) {
        seen = Math.max(seen, account.uses().last(key.number()));
    }

    private void addPhrase(LinkKey key, double weight) {
        KeyUses uses = account.uses();
        if (!prominence.of(key, account)) {
            return;
        }
        phrases++;
        systems += key.type() == KeyType.SYSTEM ? 1 : 0;
        int extraction = uses.extraction(key.number());
        hits += texts.add(new Text(extraction, uses.first(key.number()), uses.last(key.number()))) ? extraction : 0;
        first = Math.min(first, uses.first(key.number()));
        last = Math.max(last, uses.last(key.number()));
        content += weight;
        see(key);
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
