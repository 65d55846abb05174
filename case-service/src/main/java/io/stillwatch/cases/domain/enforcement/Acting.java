package io.stillwatch.cases.domain.enforcement;

import static io.stillwatch.eventsourcing.Decision.accept;
import static io.stillwatch.eventsourcing.Decision.reject;
import static io.stillwatch.eventsourcing.Decision.unchanged;

import io.stillwatch.cases.domain.enforcement.Enforcement.Approved;
import io.stillwatch.cases.domain.enforcement.Enforcement.Declined;
import io.stillwatch.cases.domain.enforcement.Enforcement.Ended;
import io.stillwatch.cases.domain.enforcement.Enforcement.None;
import io.stillwatch.cases.domain.enforcement.Enforcement.Requested;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.RecordAcknowledgements;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ReleaseBatch;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.BatchReleased;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.ItemsAcknowledged;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.AlreadyDeclined;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.AlreadyEnded;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.CaseNotConfirmed;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.Frozen;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.NoSuchEnforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.NotApproved;
import io.stillwatch.eventsourcing.Decision;

/** That it is done, and by how much. */
final class Acting {

    private Acting() {}

    static Decision<EnforcementEvent, EnforcementRejection> release(ReleaseBatch release, Enforcement state) {
        return switch (state) {
            case None _ -> reject(new NoSuchEnforcement());
            case Requested _ -> reject(new NotApproved());
            case Declined _ -> reject(new AlreadyDeclined());
            case Ended(var how, var _) -> reject(new AlreadyEnded(how));
            case Approved approved when !approved.isDue(release.at()) -> unchanged();
            case Approved _ when release.frozen() -> reject(new Frozen());
            case Approved(var plan, var _, var _, var _)
            when !release.standing().supports(plan) -> reject(new CaseNotConfirmed());
            case Approved(var plan, var _, var released, var _) ->
                accept(new BatchReleased(released, plan.batches().items(released, plan.items()), release.at()));
        };
    }

    /** Also behind the end: what is being lifted is acknowledged then, and a late word is a word. */
    static Decision<EnforcementEvent, EnforcementRejection> record(RecordAcknowledgements record, Enforcement state) {
        return switch (state) {
            case None _ -> reject(new NoSuchEnforcement());
            case Requested _ -> reject(new NotApproved());
            case Declined _ -> reject(new AlreadyDeclined());
            case Approved(var _, var _, var _, var progress) -> chunk(record, progress);
            case Ended(var _, var progress) -> chunk(record, progress);
        };
    }

    private static Decision<EnforcementEvent, EnforcementRejection> chunk(
            RecordAcknowledgements record, Progress progress) {
        return record.applied() + record.refused() + record.lifted() == 0
                ? unchanged()
                : accept(new ItemsAcknowledged(
                        progress.chunks() + 1,
                        record.applied(),
                        record.refused(),
                        record.lifted(),
                        record.digest(),
                        record.at()));
    }
}
