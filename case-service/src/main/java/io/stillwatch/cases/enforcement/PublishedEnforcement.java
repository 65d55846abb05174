package io.stillwatch.cases.enforcement;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.BatchReleased;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementApproved;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementDeclined;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementExpired;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementRequested;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementReversed;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementWithdrawn;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.ItemReinstated;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.ItemReversed;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.ItemsAcknowledged;
import io.stillwatch.cases.domain.enforcement.Plan;
import io.stillwatch.cases.publish.BesideTheCase;
import java.time.Instant;

/** What {@code case-events} is told of an enforcement: counts and numbers of items, never whose they are; no words of people. */
sealed interface PublishedEnforcement extends BesideTheCase.Told {

    @Override
    @JsonIgnore
    String type();

    static PublishedEnforcement of(String id, String caseId, EnforcementEvent event) {
        return switch (event) {
            case EnforcementRequested(var _, var plan, var _, var _, var by, var _) ->
                Requested.of(id, caseId, plan, by);
            case EnforcementApproved(var by, var _) -> new Done("enforcement-approved.v1", id, caseId, by);
            case EnforcementDeclined(var _, var by, var _) -> new Done("enforcement-declined.v1", id, caseId, by);
            case BatchReleased(var batch, var items, var _) ->
                new Batch("enforcement-batch-released.v1", id, caseId, batch, items);
            case ItemsAcknowledged(var chunk, var applied, var refused, var lifted, var digest, var _) ->
                new Acknowledged(
                        "enforcement-items-acknowledged.v1", id, caseId, chunk, applied, refused, lifted, digest);
            case EnforcementReversed(var _, var by, var _) -> new Done("enforcement-reversed.v1", id, caseId, by);
            case EnforcementExpired _ -> new Over("enforcement-expired.v1", id, caseId);
            case EnforcementWithdrawn(var decision, var _) ->
                new Withdrawn("enforcement-withdrawn.v1", id, caseId, decision.toString());
            case ItemReversed(var item, var _, var by, var _) ->
                new One("enforcement-item-reversed.v1", id, caseId, item, by);
            case ItemReinstated(var item, var appeal, var _) ->
                new Reinstated("enforcement-item-reinstated.v1", id, caseId, item, appeal);
        };
    }

    @RegisterForReflection
    record Requested(
            String type,
            String enforcement,
            @JsonProperty("case") String caseId,
            String measure,
            int items,
            int honestLooking,
            String digest,
            int batches,
            Instant expiresAt,
            String by)
            implements PublishedEnforcement {

        static Requested of(String id, String caseId, Plan plan, String by) {
            return new Requested(
                    "enforcement-requested.v1",
                    id,
                    caseId,
                    plan.measure().toString(),
                    plan.items(),
                    plan.honestLooking(),
                    plan.digest(),
                    plan.batches().count(plan.items()),
                    plan.expiresAt(),
                    by);
        }
    }

    @RegisterForReflection
    record Done(
            String type,
            String enforcement,
            @JsonProperty("case") String caseId,
            String by) implements PublishedEnforcement {}

    @RegisterForReflection
    record Over(
            String type,
            String enforcement,
            @JsonProperty("case") String caseId) implements PublishedEnforcement {}

    @RegisterForReflection
    record Withdrawn(
            String type,
            String enforcement,
            @JsonProperty("case") String caseId,
            String decision) implements PublishedEnforcement {}

    @RegisterForReflection
    record Batch(
            String type,
            String enforcement,
            @JsonProperty("case") String caseId,
            int batch,
            int items) implements PublishedEnforcement {}

    @RegisterForReflection
    record Acknowledged(
            String type,
            String enforcement,
            @JsonProperty("case") String caseId,
            int chunk,
            int applied,
            int refused,
            int lifted,
            String digest)
            implements PublishedEnforcement {}

    @RegisterForReflection
    record One(
            String type,
            String enforcement,
            @JsonProperty("case") String caseId,
            int item,
            String by) implements PublishedEnforcement {}

    @RegisterForReflection
    record Reinstated(
            String type,
            String enforcement,
            @JsonProperty("case") String caseId,
            int item,
            String appeal) implements PublishedEnforcement {}
}
