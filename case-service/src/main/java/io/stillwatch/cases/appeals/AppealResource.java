package io.stillwatch.cases.appeals;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.requests.Conditions;
import io.stillwatch.cases.requests.Desk;
import io.stillwatch.cases.requests.Field;
import io.stillwatch.eventsourcing.Page;
import io.stillwatch.eventsourcing.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How accounts that were acted on are heard. */
@Path("/v1/appeals")
@Tag(name = "appeals")
@RolesAllowed("appeals-reviewer")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AppealResource {

    private final FilingDesk filings;
    private final AppealDesk desk;
    private final AppealLookUp lookUp;

    AppealResource(FilingDesk filings, AppealDesk desk, AppealLookUp lookUp) {
        this.filings = filings;
        this.desk = desk;
        this.lookUp = lookUp;
    }

    @POST
    @RolesAllowed({"enforcer", "analyst", "lead", "appeals-reviewer"})
    @Operation(summary = "Files an appeal for an account against a measure; one for each.")
    public Uni<AppealView> file(@BeanParam Conditions conditions, @Nullable Filing filing) {
        conditions.insistOnNoVersion();
        return filings.file(conditions, Desk.given(filing));
    }

    @POST
    @Path("/{id}/assign")
    @Operation(
            summary = "Gives it to a reviewer who had no part in what it is about.",
            description = "A judgement that was refused before (`no-reviewer`) is sent with a new Idempotency-Key after"
                    + " this: under the first key the refusal is what was answered, and stays it.")
    public Uni<AppealView> assign(
            @PathParam("id") String id, @BeanParam Conditions conditions, @Nullable Reviewer reviewer) {
        return desk.assign(id, conditions, Desk.given(reviewer).named());
    }

    @POST
    @Path("/{id}/uphold")
    @Operation(summary = "The measure stays; by the reviewer.")
    public Uni<AppealView> uphold(
            @PathParam("id") String id, @BeanParam Conditions conditions, @Nullable Judgement judgement) {
        return desk.uphold(id, conditions, Desk.given(judgement).text());
    }

    @POST
    @Path("/{id}/overturn")
    @Operation(summary = "The measure is taken back and the confirmation corrected; by the reviewer.")
    public Uni<AppealView> overturn(
            @PathParam("id") String id, @BeanParam Conditions conditions, @Nullable Judgement judgement) {
        return desk.overturn(id, conditions, Desk.given(judgement).text());
    }

    @GET
    @RolesAllowed({"analyst", "lead", "auditor", "appeals-reviewer"})
    @Operation(summary = "Lists appeals, newest first.")
    public Uni<AppealPage> list(
            @QueryParam("state") @Nullable String state,
            @Parameter(description = "Only those about measures of this case.") @QueryParam("case") @Nullable
                    String caseId,
            @BeanParam PageRequest page) {
        return lookUp.page(state, caseId, page).map(AppealPage::of);
    }

    @GET
    @Path("/rate")
    @RolesAllowed({"analyst", "lead", "auditor", "appeals-reviewer"})
    @Operation(summary = "How many appeals there are, and what share of the judged ones was overturned.")
    public Uni<AppealRate> rate() {
        return lookUp.rate();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"analyst", "lead", "auditor", "appeals-reviewer"})
    @Operation(summary = "One appeal; the ETag is the number of its last event.")
    public Uni<AppealView> one(@PathParam("id") String id) {
        return lookUp.one(id);
    }

    /** Who is to judge. */
    @Schema(name = "AppealReviewer")
    record Reviewer(
            @Schema(required = true, description = "Subject of the reviewer's token: a pseudonym.") @Nullable
            String reviewer) {

        private static final int LONGEST = 200;

        String named() {
            return new Field("reviewer", reviewer).word(LONGEST);
        }
    }

    /** Why it was judged so. */
    @Schema(name = "AppealJudgement")
    record Judgement(
            @Schema(required = true, description = "Plain text; may name people. Kept in the log, never published.")
            @Nullable
            String reason) {

        private static final int LONGEST = 4_000;

        String text() {
            return new Field("reason", reason).text(LONGEST);
        }
    }

    /** Some of the appeals. */
    record AppealPage(
            @Schema(required = true) List<AppealView> items,

            @Schema(nullable = true, description = "Cursor of the next page; null on the last one.") @Nullable
            String next) {

        static AppealPage of(Page<AppealView> page) {
            return new AppealPage(page.items(), page.next());
        }
    }
}
