package io.stillwatch.cases.feed;

import io.stillwatch.cases.requests.Field;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which events a subscriber wants.
 *
 * @param types their names with the version; none means all
 * @param caseId the case they are about; null means all
 */
record FeedFilter(Set<String> types, @Nullable String caseId) {

    static final FeedFilter ALL = new FeedFilter(Set.of(), null);

    private static final Pattern NAME = Pattern.compile("[a-z0-9_.-]{1,100}");

    static FeedFilter of(List<String> types, @Nullable String caseId) {
        types.forEach(FeedFilter::insistOnOne);
        if (caseId != null && !NAME.matcher(caseId).matches()) {
            throw new Field("case", caseId).problem("must be a name of lower-case letters, digits, '_', '-' and '.'");
        }
        return new FeedFilter(Set.copyOf(types), caseId);
    }

    boolean takes(FeedEvent event) {
        return (types.isEmpty() || types.contains(event.type())) && (caseId == null || caseId.equals(event.caseId()));
    }

    /** Whoever waits for events of a type that there is not waits in vain. */
    private static void insistOnOne(String type) {
        if (!FeedTypes.ALL.contains(type)) {
            throw new Field("type", type)
                    .problem("must be the name of a published event with its version, such as case-opened.v1");
        }
    }
}
