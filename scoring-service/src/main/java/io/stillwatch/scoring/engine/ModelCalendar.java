package io.stillwatch.scoring.engine;

import java.util.List;

/**
 * When the provider's models came out, as the provider says. It describes campaigns, and decides nothing.
 *
 * @param version stands in what is said under it
 */
public record ModelCalendar(String version, List<Release> releases) {
    public ModelCalendar {
        releases = List.copyOf(releases);
    }
}
