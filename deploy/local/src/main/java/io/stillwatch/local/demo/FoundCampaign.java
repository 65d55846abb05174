package io.stillwatch.local.demo;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A campaign as the suite reports it.
 *
 * @param announced event time up to which traffic had been judged when it was first reported
 * @param accounts the accounts of its members
 * @param evidence each piece in words
 */
record FoundCampaign(String id, Instant announced, Set<String> accounts, List<String> evidence, List<FoundCase> cases) {

    /** The investigation that a campaign opened. */
    record FoundCase(String id, String state) {}

    FoundCampaign {
        accounts = Set.copyOf(accounts);
        evidence = List.copyOf(evidence);
        cases = List.copyOf(cases);
    }
}
