package io.stillwatch.cases.feed;

import io.stillwatch.cases.CaseEventNames;
import io.stillwatch.cases.LogEntries;
import io.stillwatch.cases.appeals.AppealEventNames;
import io.stillwatch.cases.enforcement.EnforcementEventNames;
import io.stillwatch.cases.enforcement.Freeze;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every type that an event of the feed can have: it is published under the word that the log knows it by, with its version. */
final class FeedTypes {

    static final Set<String> ALL = Stream.concat(
                    Stream.of(
                                    CaseEventNames.all().words(),
                                    EnforcementEventNames.all().words(),
                                    AppealEventNames.all().words(),
                                    Freeze.names().words(),
                                    LogEntries.NAMES)
                            .flatMap(Set::stream)
                            .map(word -> word + ".v1"),
                    Stream.of(TestEvents.TYPE))
            .collect(Collectors.toUnmodifiableSet());

    private FeedTypes() {}
}
