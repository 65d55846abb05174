package io.stillwatch.scoring.engine.group;

import java.util.SortedMap;

/**
 * A candidate for a campaign.
 *
 * @param fits how each member fits the profile, by account number
 */
record Group(Profile profile, SortedMap<Integer, Fit> fits) {}
