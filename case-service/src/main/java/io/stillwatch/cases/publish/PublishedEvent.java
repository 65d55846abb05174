package io.stillwatch.cases.publish;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.stillwatch.cases.domain.CaseDecision;
import io.stillwatch.cases.domain.CaseEvent;
import io.stillwatch.cases.domain.CaseId;
import io.stillwatch.cases.domain.Finding;
import io.stillwatch.cases.domain.MemberChunk;
import io.stillwatch.cases.domain.Priority;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The bodies on {@code case-events}, schemas in {@code docs/events}. What people write in their own words stays in the log: it may
 * name people, and a topic that is kept for ever can't forget. Analysts appear by the pseudonymous subject of their token.
 */
sealed interface PublishedEvent {

    /** The event's name on the wire, with its version. */
    @JsonIgnore
    String type();

    static PublishedEvent of(String id, CaseEvent event) {
        String campaign = new CaseId(id).campaign();
        return switch (event) {
            case CaseEvent.CaseOpened(var _, var firstSeen, var watchedSince, var finding, var _) ->
                new Opened("case-opened.v1", id, campaign, firstSeen, watchedSince, finding);
            case CaseEvent.CaseOpenedByHand(var _, var _, var members, var by, var _) ->
                new OpenedByHand("case-opened-by-hand.v1", id, campaign, members, by);
            case CaseEvent.FindingRecorded(var finding, var _) ->
                new Found("finding-recorded.v1", id, campaign, finding);
            case CaseEvent.CaseTriaged(var priority, var by, var _) ->
                new Triaged("case-triaged.v1", id, campaign, priority, by);
            case CaseEvent.CaseAssigned(var analyst, var by, var _) ->
                new Given("case-assigned.v1", id, campaign, analyst, by);
            case CaseEvent.InvestigationStarted(var by, var _) ->
                new Done("investigation-started.v1", id, campaign, by);
            case CaseEvent.NoteAdded(var _, var by, var _) -> new Done("note-added.v1", id, campaign, by);
            case CaseEvent.CaseDecided(var decision, var _, var by, var _, var expiresAt) ->
                new Decided("case-decided.v1", id, campaign, decision, by, expiresAt);
            case CaseEvent.CredentialCompromiseFound(var _, var by, var _) ->
                new Done("credential-compromise-found.v1", id, campaign, by);
            case CaseEvent.CaseReopened(var _, var by, var _) -> new Done("case-reopened.v1", id, campaign, by);
            case CaseEvent.CaseClosed(var by, var _) -> new Done("case-closed.v1", id, campaign, by);
            case CaseEvent.LegalHoldPlaced(var _, var by, var _) -> new Done("legal-hold-placed.v1", id, campaign, by);
            case CaseEvent.LegalHoldReleased(var by, var _) -> new Done("legal-hold-released.v1", id, campaign, by);
            case CaseEvent.CaseMerged(var into, var _, var _) ->
                new Merged("case-merged.v1", id, campaign, CaseId.followed(into).value(), into);
            case CaseEvent.CaseSplit(var parts, var _, var _) -> new Split("case-split.v1", id, campaign, parts);
            case CaseEvent.CaseQuieted _ -> new Quieted("case-quieted.v1", id, campaign);
            case CaseEvent.ConfirmationCorrected(var enforcement, var appeal, var corrections, var _) ->
                new Corrected("confirmation-corrected.v1", id, campaign, enforcement, appeal, corrections);
        };
    }

    @RegisterForReflection
    record Opened(
            String type,
            @JsonProperty("case") String caseId,
            String campaign,
            Instant firstSeen,
            Instant watchedSince,
            Finding finding)
            implements PublishedEvent {}

    @RegisterForReflection
    record OpenedByHand(
            String type, @JsonProperty("case") String caseId, String campaign, MemberChunk members, String by)
            implements PublishedEvent {}

    @RegisterForReflection
    record Found(String type, @JsonProperty("case") String caseId, String campaign, Finding finding)
            implements PublishedEvent {}

    @RegisterForReflection
    record Triaged(String type, @JsonProperty("case") String caseId, String campaign, Priority priority, String by)
            implements PublishedEvent {}

    @RegisterForReflection
    record Given(String type, @JsonProperty("case") String caseId, String campaign, String analyst, String by)
            implements PublishedEvent {}

    /** That somebody did it, and who, is all there is to tell. */
    @RegisterForReflection
    record Done(String type, @JsonProperty("case") String caseId, String campaign, String by)
            implements PublishedEvent {}

    @RegisterForReflection
    record Decided(
            String type,
            @JsonProperty("case") String caseId,
            String campaign,
            CaseDecision decision,
            String by,
            Optional<Instant> expiresAt)
            implements PublishedEvent {}

    @RegisterForReflection
    record Merged(String type, @JsonProperty("case") String caseId, String campaign, String into, String intoCampaign)
            implements PublishedEvent {}

    @RegisterForReflection
    record Split(String type, @JsonProperty("case") String caseId, String campaign, List<String> parts)
            implements PublishedEvent {}

    @RegisterForReflection
    record Quieted(String type, @JsonProperty("case") String caseId, String campaign) implements PublishedEvent {}

    @RegisterForReflection
    record Corrected(
            String type,
            @JsonProperty("case") String caseId,
            String campaign,
            String enforcement,
            String appeal,
            long corrections)
            implements PublishedEvent {}
}
