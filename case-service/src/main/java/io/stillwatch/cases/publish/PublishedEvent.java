package io.stillwatch.cases.publish;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.stillwatch.cases.domain.CaseDecision;
import io.stillwatch.cases.domain.CaseEvent;
import io.stillwatch.cases.domain.CaseEvent.CaseAssigned;
import io.stillwatch.cases.domain.CaseEvent.CaseDecided;
import io.stillwatch.cases.domain.CaseEvent.CaseOpened;
import io.stillwatch.cases.domain.CaseEvent.FindingRecorded;
import io.stillwatch.cases.domain.CaseEvent.NoteAdded;
import io.stillwatch.cases.domain.CaseId;
import io.stillwatch.cases.domain.Finding;
import java.time.Instant;

/**
 * The bodies on {@code case-events}, schemas in {@code docs/events}. What people write in their own words stays in the log: it may
 * name people, and a topic that is kept for ever can't forget. Analysts appear by the pseudonymous subject of their token.
 */
sealed interface PublishedEvent {

    /** The event's name on the wire, with its version. */
    String type();

    static PublishedEvent of(String id, CaseEvent event) {
        String campaign = new CaseId(id).campaign();
        return switch (event) {
            case CaseOpened(var _, var firstSeen, var watchedSince, var finding, var _) ->
                new Opened(id, campaign, firstSeen, watchedSince, finding);
            case FindingRecorded(var finding, var _) -> new Found(id, campaign, finding);
            case CaseAssigned(var analyst, var by, var _) -> new Given(id, campaign, analyst, by);
            case NoteAdded(var _, var by, var _) -> new Noted(id, campaign, by);
            case CaseDecided(var decision, var _, var by, var _) -> new Decided(id, campaign, decision, by);
        };
    }

    @RegisterForReflection
    record Opened(
            @JsonProperty("case") String caseId,
            String campaign,
            Instant firstSeen,
            Instant watchedSince,
            Finding finding)
            implements PublishedEvent {
        @Override
        public String type() {
            return "case-opened.v1";
        }
    }

    @RegisterForReflection
    record Found(@JsonProperty("case") String caseId, String campaign, Finding finding) implements PublishedEvent {
        @Override
        public String type() {
            return "finding-recorded.v1";
        }
    }

    @RegisterForReflection
    record Given(@JsonProperty("case") String caseId, String campaign, String analyst, String by)
            implements PublishedEvent {
        @Override
        public String type() {
            return "case-assigned.v1";
        }
    }

    @RegisterForReflection
    record Noted(@JsonProperty("case") String caseId, String campaign, String by) implements PublishedEvent {
        @Override
        public String type() {
            return "note-added.v1";
        }
    }

    @RegisterForReflection
    record Decided(@JsonProperty("case") String caseId, String campaign, CaseDecision decision, String by)
            implements PublishedEvent {
        @Override
        public String type() {
            return "case-decided.v1";
        }
    }
}
