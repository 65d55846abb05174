package io.stillwatch.simulator;

import java.util.SortedMap;
import java.util.SortedSet;

/** Who is who: the accounts of each campaign and of each honest class; every account is in exactly one of them. */
public record GroundTruth(
        SortedMap<String, SortedSet<String>> campaigns, SortedMap<String, SortedSet<String>> honest) {}
