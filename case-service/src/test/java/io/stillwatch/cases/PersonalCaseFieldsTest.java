package io.stillwatch.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.cases.domain.CaseEvent;
import io.stillwatch.eventsourcing.EventNames;
import io.stillwatch.eventsourcing.sealing.PersonalFields;
import java.lang.reflect.RecordComponent;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PersonalCaseFieldsTest {

    /** Texts that name no person, or one who works on cases by pseudonym. */
    private static final Set<String> OPEN = Set.of("campaign", "into", "enforcement", "appeal", "analyst", "by");

    private static final EventNames<CaseEvent> NAMES = CaseEventNames.all();
    private static final PersonalFields FIELDS = PersonalCaseFields.all();

    @Test
    void every_text_of_every_event_is_sealed_or_is_open_on_purpose() {
        Set<String> undecided = new TreeSet<>();
        NAMES.known()
                .forEach(event -> texts(event)
                        .filter(text -> !OPEN.contains(text))
                        .map(text -> NAMES.nameOf(event) + "." + text)
                        .filter(text -> !FIELDS.sealed().contains(text))
                        .forEach(undecided::add));

        assertThat(undecided).isEmpty();
    }

    private static Stream<String> texts(Class<?> event) {
        return Stream.of(event.getRecordComponents())
                .filter(component -> component.getType().equals(String.class))
                .map(RecordComponent::getName);
    }
}
