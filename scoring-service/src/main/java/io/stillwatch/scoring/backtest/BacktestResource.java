package io.stillwatch.scoring.backtest;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.PageRequest;
import io.stillwatch.eventsourcing.audit.ReadingLog;
import io.stillwatch.scoring.policy.Candidates;
import io.stillwatch.scoring.readings.Looks;
import io.stillwatch.scoring.store.AnsweredInTime;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a candidate would have said of the past. */
@Tag(name = "backtests")
@Path("/v1/backtests")
@AnsweredInTime
class BacktestResource {

    private final Backtests backtests;
    private final Candidates candidates;
    private final SecurityIdentity caller;
    private final Looks looks;

    BacktestResource(Backtests backtests, Candidates candidates, SecurityIdentity caller, Looks looks) {
        this.backtests = backtests;
        this.candidates = candidates;
        this.caller = caller;
        this.looks = looks;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"policy-author", "lead"})
    @Operation(operationId = "backtest", summary = "Replay the past under a candidate, beside live work")
    public Uni<BacktestView> ask(@Nullable BacktestRequest request) {
        BacktestRequest asked = BacktestRequest.checked(request);
        return candidates
                .known(asked.policy(), asked.baseline())
                .chain(found -> backtests.compare(
                        found.policy(),
                        found.baseline(),
                        asked,
                        caller.getPrincipal().getName()));
    }

    @GET
    @RolesAllowed({"policy-author", "analyst", "lead", "auditor"})
    @Operation(operationId = "backtests", summary = "All replays, without their reports")
    public Uni<BacktestList> list(@BeanParam PageRequest page) {
        return backtests.page(page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"policy-author", "analyst", "lead", "auditor"})
    @Operation(operationId = "backtestReport", summary = "A replay, how far it is, and its report")
    public Uni<BacktestView> one(@PathParam("id") String id) {
        Uni<Void> noted = looks.at("/v1/backtests/" + ReadingLog.encoded(id));
        return backtests
                .one(id)
                .call(view -> view.report() == null ? Uni.createFrom().voidItem() : noted);
    }
}
