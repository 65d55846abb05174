package io.stillwatch.cases.reasons;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.CaseEventNames;
import io.stillwatch.cases.domain.CaseDecision;
import io.stillwatch.cases.domain.CaseEvent;
import io.stillwatch.cases.domain.Evidence;
import io.stillwatch.cases.domain.Finding;
import io.stillwatch.cases.domain.enforcement.Measure;
import io.stillwatch.cases.enforcement.EnforcementRow;
import io.stillwatch.cases.enforcement.Met;
import io.stillwatch.cases.queue.CaseRow;
import io.stillwatch.cases.queue.QueueProjection;
import io.stillwatch.eventsourcing.EventLog;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;

/** The two texts of an enforcement, made from what its case said when it was asked for, whatever became of the case since. */
@Path("/v1/enforcements")
@Tag(name = "enforcements")
@Produces(MediaType.APPLICATION_JSON)
public class ReasonsResource {

    private final Mutiny.SessionFactory sessions;
    private final EventLog<CaseEvent> log;

    ReasonsResource(Mutiny.SessionFactory sessions, EventLog<CaseEvent> log) {
        this.sessions = sessions;
        this.log = log;
    }

    @GET
    @Path("/{id}/reasons")
    @RolesAllowed({"analyst", "lead", "auditor", "appeals-reviewer"})
    @Operation(
            summary =
                    "Why it is done, for those who work on it: signals, values and the policy they were judged under.")
    public Uni<Text> internal(@PathParam("id") String id) {
        return sessions.withStatelessSession(session -> about(session, id))
                .map(about -> new Text(finding(about.caseRow)
                        .map(InternalReasons::text)
                        .orElse("A tip; scoring has found nothing. The summary stands in the case's log.")));
    }

    @GET
    @Path("/{id}/notice")
    @RolesAllowed({"enforcer", "analyst", "lead", "auditor", "appeals-reviewer"})
    @Operation(
            summary = "What the accounts it acts on are told: facts, category, automation, how to appeal; no values.")
    public Uni<Text> notice(@PathParam("id") String id) {
        return sessions.withStatelessSession(session -> about(session, id)
                .chain(about -> Met.by(session, about.row.id).map(met -> new Text(notice(about, met)))));
    }

    private static String notice(About about, Met met) {
        Optional<Finding> finding = finding(about.caseRow);
        List<Evidence> evidence = finding.map(Finding::evidence).orElse(List.of());
        CaseDecision decision = CaseDecision.named(about.row.decision).orElseThrow();
        return AccountNotice.text(
                Measure.named(about.row.measure).orElseThrow(),
                met,
                decision,
                evidence,
                finding.isPresent(),
                about.row.expiresAt);
    }

    private static Optional<Finding> finding(CaseRow row) {
        return Optional.ofNullable(row.finding).map(written -> {
            try {
                return CaseEventNames.JSON.readValue(written, Finding.class);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("The finding of %s can't be read".formatted(row.id), e);
            }
        });
    }

    /** An enforcement, and its case as it was when somebody asked for it. */
    private record About(EnforcementRow row, CaseRow caseRow) {}

    private Uni<About> about(Mutiny.StatelessSession session, String id) {
        return EnforcementRow.insistOn(session, id)
                .chain(row -> log.history(session, row.caseId)
                        .map(history -> new About(row, QueueProjection.asOf(history.events(), row.known()))));
    }

    /** A text to show or send. */
    @Schema(name = "ReasonsText")
    record Text(@Schema(required = true) String text) {}
}
