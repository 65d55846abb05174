package io.stillwatch.cases;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.stillwatch.cases.domain.CaseEvent;
import io.stillwatch.cases.domain.CaseEvent.CaseAssigned;
import io.stillwatch.cases.domain.CaseEvent.CaseDecided;
import io.stillwatch.cases.domain.CaseEvent.CaseOpened;
import io.stillwatch.cases.domain.CaseEvent.FindingRecorded;
import io.stillwatch.cases.domain.CaseEvent.NoteAdded;
import io.stillwatch.cases.domain.Evidence;
import io.stillwatch.cases.domain.Finding;
import io.stillwatch.eventsourcing.EventNames;
import java.util.Map;

/** What the events of a case are called, on disk and on the wire, and how they are written. */
@RegisterForReflection(
        targets = {
            CaseOpened.class,
            FindingRecorded.class,
            CaseAssigned.class,
            NoteAdded.class,
            CaseDecided.class,
            Finding.class,
            Evidence.class
        })
public final class CaseEventNames {

    /** Instants in ISO-8601, words for decisions; a field that a later version adds does not keep this one from reading. */
    public static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
            .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
            .build();

    private static final Map<String, Class<? extends CaseEvent>> NAMES = Map.of(
            "case-opened", CaseOpened.class,
            "finding-recorded", FindingRecorded.class,
            "case-assigned", CaseAssigned.class,
            "note-added", NoteAdded.class,
            "case-decided", CaseDecided.class);

    private CaseEventNames() {}

    public static EventNames<CaseEvent> all() {
        return new EventNames<>(JSON, NAMES);
    }
}
