package io.stillwatch.cases.feed;

import io.stillwatch.eventsourcing.Problem;
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
        types.forEach(type -> insistOnAName("type", type));
        if (caseId != null) {
            insistOnAName("case", caseId);
        }
        return new FeedFilter(Set.copyOf(types), caseId);
    }

    boolean takes(FeedEvent event) {
        return (types.isEmpty() || types.contains(event.type())) && (caseId == null || caseId.equals(event.caseId()));
    }

    private static void insistOnAName(String field, String value) {
        if (!NAME.matcher(value).matches()) {
            throw Problem.of(
                            "invalid-field",
                            400,
                            "A field is not acceptable",
                            "Field '%s' must be a name of lower-case letters, digits, '_', '-' and '.'."
                                    .formatted(field))
                    .asException();
        }
    }
}
