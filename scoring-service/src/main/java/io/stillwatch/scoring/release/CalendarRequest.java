package io.stillwatch.scoring.release;

import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.scoring.store.Storable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The whole list of models, in place of the one before. */
public record CalendarRequest(
        @Schema(
                required = true,
                description = "In any order, each model once; an empty list takes the calendar away.",
                maxItems = 500)
        @Nullable
        List<@Nullable ReleaseRequest> releases) {

    private static final int MOST = 500;
    private static final int LONGEST = 512;
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2038-01-01T00:00:00Z");
    private static final Comparator<ReleaseView> BY_TIME =
            Comparator.comparing(ReleaseView::releasedAt).thenComparing(ReleaseView::model);

    /** A model and its time, as asked for. */
    public record ReleaseRequest(
            @Schema(
                    required = true,
                    description = "Exactly as interactions name it.",
                    minLength = 1,
                    maxLength = LONGEST)
            @Nullable
            String model,

            @Schema(required = true, description = "When it comes out, to the second; from 2000 to 2037.") @Nullable
            Instant releasedAt) {}

    /**
     * The list in the order in which it is kept.
     *
     * @throws io.stillwatch.eventsourcing.ProblemException 400 that names the field
     */
    static List<ReleaseView> checked(@Nullable CalendarRequest request) {
        if (request == null || request.releases == null) {
            throw refused("'releases' is missing");
        }
        List<@Nullable ReleaseRequest> releases = request.releases;
        if (releases.size() > MOST) {
            throw refused("'releases' has more than " + MOST + " models");
        }
        Set<String> models = new HashSet<>();
        return IntStream.range(0, releases.size())
                .mapToObj(at -> checked(releases.get(at), "releases[" + at + "]", models))
                .sorted(BY_TIME)
                .toList();
    }

    private static ReleaseView checked(@Nullable ReleaseRequest release, String place, Set<String> others) {
        if (release == null) {
            throw refused("'" + place + "' is missing");
        }
        String model = release.model;
        if (model == null || !Storable.isText(model, LONGEST)) {
            throw refused("'" + place + ".model' has 1 to " + LONGEST + " characters");
        }
        if (!others.add(model)) {
            throw refused("'" + place + ".model' is in the list already");
        }
        Instant at = release.releasedAt;
        if (at == null || at.isBefore(FIRST) || !at.isBefore(LAST)) {
            throw refused("'" + place + ".releasedAt' is a time from 2000 to 2037");
        }
        return new ReleaseView(model, at.truncatedTo(ChronoUnit.SECONDS));
    }

    private static RuntimeException refused(String detail) {
        return Problem.of("invalid-body", 400, "The body does not fit", detail + ".")
                .asException();
    }
}
