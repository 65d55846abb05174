package io.stillwatch.detection.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.detection.detector.Suspicion;
import io.stillwatch.detection.detector.Traffic;
import io.stillwatch.detection.traffic.Hour;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.simulator.GroundTruth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A campaign of four accounts, one interaction each an hour, among five honest people; a fifth member never does anything. */
class CourseTest {
    private static final Set<String> BAD = Set.of("bad0", "bad1", "bad2", "bad3", "asleep");
    private static final Set<String> GOOD = Set.of("good0", "good1", "good2", "good3", "good4");
    private static final Suspicion NOBODY = suspicion(Set.of(), Set.of());

    private final Census census = new Census(new GroundTruth(
            new TreeMap<>(Map.of("campaign", new TreeSet<>(BAD))),
            new TreeMap<>(Map.of("people", new TreeSet<>(GOOD)))));
    private final Course course = new Course(census);

    @Test
    void only_who_was_active_is_measured() {
        hours(NOBODY);
        assertThat(course.score().recall()).isEqualTo(new Proportion(0, 4));
        assertThat(course.score().honestFlagged()).isEqualTo(new Proportion(0, 5));
    }

    @Test
    void what_a_campaign_did_before_it_was_found_has_leaked() {
        var three = Set.of("bad0", "bad1", "bad2");
        hours(NOBODY, suspicion(three, Set.of()), suspicion(three, Set.of()), suspicion(three, three));
        var found = found();
        assertThat(found.leakBeforeWatch().share()).isEqualTo(0.5);
        assertThat(found.leakBeforeAnnouncement().share()).isEqualTo(1);
        assertThat(found.watchedAfter()).contains(Duration.ofHours(2));
        assertThat(found.announcedAfter()).contains(Duration.ofHours(4));
    }

    @Test
    void two_accounts_do_not_make_a_campaign_found() {
        hours(suspicion(Set.of("bad0", "bad1"), Set.of("bad0", "bad1")));
        assertThat(found().watchedAfter()).isEmpty();
        assertThat(found().leakBeforeWatch().share()).isEqualTo(1);
        assertThat(found().announced()).isEqualTo(new Proportion(2, 4));
    }

    @Test
    void who_was_announced_once_counts_also_when_it_was_taken_back() {
        hours(suspicion(Set.of("good1"), Set.of("good1")), NOBODY);
        assertThat(course.score().falsePositives()).containsEntry("people", new Proportion(1, 5));
        assertThat(course.score().precision()).isEqualTo(new Proportion(0, 1));
    }

    @Test
    void a_group_of_mostly_innocents_recognises_nothing() {
        var mixed = Set.of("bad0", "bad1", "bad2", "good0", "good1", "good2");
        hours(suspicion(mixed, mixed));
        assertThat(found().recognised()).isFalse();
        assertThat(course.score().purity()).isEqualTo(new Proportion(0, 6));
    }

    @Test
    void a_group_of_mostly_members_recognises_their_campaign() {
        var mixed = Set.of("bad0", "bad1", "bad2", "good0");
        hours(suspicion(mixed, mixed));
        assertThat(found().recognised()).isTrue();
        assertThat(course.score().purity()).isEqualTo(new Proportion(3, 4));
    }

    private CampaignScore found() {
        return course.score().campaigns().values().iterator().next();
    }

    private void hours(Suspicion... opinions) {
        var end = Instant.parse("2026-04-20T00:00:00Z");
        for (var opinion : opinions) {
            var calls = IntStream.range(0, 5).mapToObj(n -> "good" + n).collect(Collectors.toSet());
            IntStream.range(0, 4).forEach(n -> calls.add("bad" + n));
            var start = end;
            end = end.plus(Duration.ofHours(1));
            census.take(new Hour(
                    0,
                    end,
                    List.of(),
                    calls.stream().map(account -> Traffic.call(account, start)).toList()));
            course.take(end, opinion);
        }
    }

    private static Suspicion suspicion(Set<String> watched, Set<String> announced) {
        var groups = announced.isEmpty() ? List.<Set<Principal>>of() : List.of(principals(announced));
        return new Suspicion(principals(watched), principals(announced), groups);
    }

    private static Set<Principal> principals(Set<String> accounts) {
        return accounts.stream().map(account -> new Principal(account, null)).collect(Collectors.toSet());
    }
}
