package io.stillwatch.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.stillwatch.cases.domain.CaseEvent;
import io.stillwatch.cases.domain.CaseEvent.CaseAssigned;
import io.stillwatch.cases.domain.CaseEvent.CaseClosed;
import io.stillwatch.cases.domain.CaseEvent.CaseDecided;
import io.stillwatch.cases.domain.CaseEvent.CaseMerged;
import io.stillwatch.cases.domain.CaseEvent.CaseOpened;
import io.stillwatch.cases.domain.CaseEvent.CaseOpenedByHand;
import io.stillwatch.cases.domain.CaseEvent.CaseQuieted;
import io.stillwatch.cases.domain.CaseEvent.CaseReopened;
import io.stillwatch.cases.domain.CaseEvent.CaseSplit;
import io.stillwatch.cases.domain.CaseEvent.CaseTriaged;
import io.stillwatch.cases.domain.CaseEvent.ConfirmationCorrected;
import io.stillwatch.cases.domain.CaseEvent.CredentialCompromiseFound;
import io.stillwatch.cases.domain.CaseEvent.FindingRecorded;
import io.stillwatch.cases.domain.CaseEvent.InvestigationStarted;
import io.stillwatch.cases.domain.CaseEvent.LegalHoldPlaced;
import io.stillwatch.cases.domain.CaseEvent.LegalHoldReleased;
import io.stillwatch.cases.domain.CaseEvent.NoteAdded;
import io.stillwatch.cases.domain.Evidence;
import io.stillwatch.cases.domain.Finding;
import io.stillwatch.cases.domain.MemberChunk;
import io.stillwatch.eventsourcing.EventNames;
import java.util.Map;

/** What the events of a case are called, on disk and on the wire, and how they are written. */
@RegisterForReflection(
        targets = {
            CaseOpened.class,
            CaseOpenedByHand.class,
            FindingRecorded.class,
            CaseTriaged.class,
            CaseAssigned.class,
            InvestigationStarted.class,
            NoteAdded.class,
            CaseDecided.class,
            CredentialCompromiseFound.class,
            CaseReopened.class,
            CaseClosed.class,
            LegalHoldPlaced.class,
            LegalHoldReleased.class,
            CaseMerged.class,
            CaseSplit.class,
            CaseQuieted.class,
            ConfirmationCorrected.class,
            Finding.class,
            MemberChunk.class,
            Evidence.class
        })
public final class CaseEventNames {

    /** Instants in ISO-8601, words for decisions; a field that a later version adds does not keep this one from reading. */
    public static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
            .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
            .build();

    private static final Map<String, Class<? extends CaseEvent>> NAMES = Map.ofEntries(
            Map.entry("case-opened", CaseOpened.class),
            Map.entry("case-opened-by-hand", CaseOpenedByHand.class),
            Map.entry("finding-recorded", FindingRecorded.class),
            Map.entry("case-triaged", CaseTriaged.class),
            Map.entry("case-assigned", CaseAssigned.class),
            Map.entry("investigation-started", InvestigationStarted.class),
            Map.entry("note-added", NoteAdded.class),
            Map.entry("case-decided", CaseDecided.class),
            Map.entry("credential-compromise-found", CredentialCompromiseFound.class),
            Map.entry("case-reopened", CaseReopened.class),
            Map.entry("case-closed", CaseClosed.class),
            Map.entry("legal-hold-placed", LegalHoldPlaced.class),
            Map.entry("legal-hold-released", LegalHoldReleased.class),
            Map.entry("case-merged", CaseMerged.class),
            Map.entry("case-split", CaseSplit.class),
            Map.entry("case-quieted", CaseQuieted.class),
            Map.entry("confirmation-corrected", ConfirmationCorrected.class));

    private CaseEventNames() {}

    public static EventNames<CaseEvent> all() {
        return new EventNames<>(JSON, NAMES);
    }
}
