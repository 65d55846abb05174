package io.stillwatch.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.stillwatch.cases.domain.CaseDecision;
import io.stillwatch.cases.domain.CaseEvent;
import io.stillwatch.cases.domain.CaseEvent.CaseDecided;
import io.stillwatch.cases.domain.CaseEvent.FindingRecorded;
import io.stillwatch.cases.domain.CaseEvent.NoteAdded;
import io.stillwatch.cases.domain.Evidence;
import io.stillwatch.cases.domain.Finding;
import io.stillwatch.cases.domain.MemberChunk;
import io.stillwatch.cases.domain.Some;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CaseEventNamesTest {

    @Test
    void every_event_has_a_name() {
        assertThat(new HashSet<Class<?>>(CaseEventNames.all().known())).isEqualTo(Set.copyOf(events()));
    }

    @Test
    void everything_that_is_written_is_registered_for_reflection() {
        List<Class<?>> written = new ArrayList<>(events());
        written.addAll(List.of(Finding.class, MemberChunk.class, Evidence.class));

        assertThat(CaseEventNames.class
                        .getAnnotation(RegisterForReflection.class)
                        .targets())
                .containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void a_decision_is_written_as_its_word() {
        var event = new CaseDecided(CaseDecision.CONFIRMED, "one card", "ana", Some.NOON);

        assertThat(CaseEventNames.all().write(event))
                .isEqualTo(
                        "{\"decision\":\"confirmed\",\"reason\":\"one card\",\"by\":\"ana\",\"at\":\"2026-04-23T12:00:00Z\"}");
    }

    @Test
    void a_finding_of_before_members_were_kept_is_still_read() {
        String written = CaseEventNames.all().write(new FindingRecorded(Some.finding(2), Some.NOON));

        assertThat(written).doesNotContain("members");
        assertThat(CaseEventNames.all().read("finding-recorded", written))
                .isEqualTo(new FindingRecorded(Some.finding(2), Some.NOON));
    }

    @Test
    void a_decision_of_before_dismissals_expired_is_still_read() {
        String written =
                "{\"decision\":\"dismissed\",\"reason\":\"a class\",\"by\":\"ana\",\"at\":\"2026-04-23T12:00:00Z\"}";

        assertThat(CaseEventNames.all().read("case-decided", written))
                .isEqualTo(new CaseDecided(CaseDecision.DISMISSED, "a class", "ana", Some.NOON));
    }

    @Test
    void what_an_older_version_wrote_is_still_read() {
        String written = "{\"text\":\"looks like a class\",\"by\":\"ben\",\"at\":\"2026-04-23T12:00:00Z\"}";

        assertThat(CaseEventNames.all().read("note-added", written))
                .isEqualTo(new NoteAdded("looks like a class", "ben", Some.NOON));
    }

    private static List<Class<?>> events() {
        return List.of(CaseEvent.class.getPermittedSubclasses());
    }
}
