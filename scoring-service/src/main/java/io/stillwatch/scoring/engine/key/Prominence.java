package io.stillwatch.scoring.engine.key;

import io.stillwatch.scoring.engine.Policy;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Whether a suspect phrase is prominent in what an account sends: used at least a third as often as the account's most used suspect phrase.
 * A wrapper is in every prompt; phrases of its payloads, which two campaigns on one corpus (or an honest user of its topic) have in common,
 * are not.
 */
public final class Prominence {
    private static final int[] NOBODY = {};

    private final Policy.Enrichment rule;
    private final Enrichment enrichment;
    private final AtomicIntegerArray most;
    private final int[][] prominent;

    private Prominence(Policy.Enrichment rule, Enrichment enrichment, int accounts, int keys) {
        this.rule = rule;
        this.enrichment = enrichment;
        this.most = new AtomicIntegerArray(accounts);
        this.prominent = new int[keys][];
    }

    public static Prominence of(
            List<LinkKey> suspects, int accounts, int keys, Policy.Enrichment rule, Enrichment enrichment) {
        Prominence prominence = new Prominence(rule, enrichment, accounts, keys);
        suspects.parallelStream().forEach(key -> prominence.weigh(key.users()));
        suspects.parallelStream().forEach(key -> prominence.prominent[key.number()] = prominence.find(key));
        return prominence;
    }

    /** Places of those users of a phrase in whose extraction-like use it is prominent, ascending; nobody if it is not suspect. Not to be changed. */
    public int[] of(LinkKey key) {
        int[] places = prominent[key.number()];
        return places == null ? NOBODY : places;
    }

    private void weigh(Users users) {
        for (int at = 0; at < users.size(); at++) {
            int extraction = users.extraction(at);
            if (most.getPlain(users.account(at)) < extraction) {
                most.accumulateAndGet(users.account(at), extraction, Math::max);
            }
        }
    }

    private int[] find(LinkKey key) {
        Users users = key.users();
        boolean template = enrichment.isTemplate(key);
        int[] places = new int[users.size()];
        int size = 0;
        for (int at = 0; at < users.size(); at++) {
            boolean often = users.extraction(at) >= rule.prominence() * most.getPlain(users.account(at));
            if (often && (template || users.wrapper(at)) && enrichment.extracts(key, at)) {
                places[size++] = at;
            }
        }
        return size == places.length ? places : Arrays.copyOf(places, size);
    }
}
