package io.stillwatch.simulator;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * Who is who: the accounts of each campaign and of each honest class; every account is in exactly one of them, also
 * one that had nothing to ask in the simulated time. A campaign's end user behind an aggregator is written {@code
 * account/endUser}, the aggregator itself is honest.
 */
public record GroundTruth(SortedMap<String, SortedSet<String>> campaigns, SortedMap<String, SortedSet<String>> honest) {

    /** The members of a campaign or an honest class; empty when there is none of that name. */
    public SortedSet<String> members(String population) {
        var honestOnes = honest.getOrDefault(population, Collections.emptySortedSet());
        return campaigns.getOrDefault(population, honestOnes);
    }
}
