package io.stillwatch.scoring.campaigns;

import com.fasterxml.jackson.core.type.TypeReference;
import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.Cursor;
import io.stillwatch.eventsourcing.PageRequest;
import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.scoring.engine.CampaignVerdict.Status;
import io.stillwatch.scoring.publish.Counterfactual;
import io.stillwatch.scoring.publish.Evidence;
import io.stillwatch.scoring.publish.Hypothesis;
import io.stillwatch.scoring.store.JsonText;
import io.stillwatch.scoring.store.Storable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Finds campaigns: all of them page by page, or one. */
@ApplicationScoped
class CampaignLookUp {

    private static final TypeReference<List<Evidence>> EVIDENCE = new TypeReference<>() {};
    private static final TypeReference<List<Counterfactual>> COUNTERFACTUALS = new TypeReference<>() {};
    private static final TypeReference<List<Hypothesis>> HYPOTHESES = new TypeReference<>() {};
    private static final TypeReference<CampaignGraph> GRAPH = new TypeReference<>() {};
    private static final String PAGE = "from CampaignRow where (:status = '' or status = :status)"
            + " and (watchedSince < :since or watchedSince = :since and id > :id) order by watchedSince desc, id";
    private static final Cursor BEGINNING = Cursor.at("9999-01-01T00:00:00Z", "");

    private final Mutiny.SessionFactory sessions;
    private final JsonText json;

    CampaignLookUp(Mutiny.SessionFactory sessions, JsonText json) {
        this.sessions = sessions;
        this.json = json;
    }

    Uni<CampaignList> page(@Nullable String status, PageRequest page) {
        Cursor behind = page.behind(BEGINNING);
        return sessions.withStatelessSession(session -> session.createSelectionQuery(PAGE, CampaignRow.class)
                .setParameter("status", known(status))
                .setParameter("since", behind.time(0))
                .setParameter("id", behind.key(1))
                .setMaxResults(page.rows())
                .getResultList()
                .map(rows ->
                        CampaignList.of(page.of(rows, CampaignLookUp::place).map(CampaignSummary::of))));
    }

    Uni<CampaignGraph> graph(String id) {
        return find(id).map(row -> json.read(row.graph, GRAPH));
    }

    Uni<CampaignDetail> one(String id) {
        return find(id).map(row -> CampaignDetail.of(
                row,
                json.read(row.evidence, EVIDENCE),
                json.read(row.counterfactuals, COUNTERFACTUALS),
                json.read(row.hypotheses, HYPOTHESES)));
    }

    private Uni<CampaignRow> find(String id) {
        return sessions.withStatelessSession(session -> session.get(CampaignRow.class, Storable.is(id) ? id : ""))
                .onItem()
                .ifNull()
                .failWith(CampaignLookUp::unknown);
    }

    static RuntimeException unknown() {
        return Problem.of("no-such-campaign", 404, "There is no such campaign", null)
                .asException();
    }

    private static String known(@Nullable String status) {
        if (status == null) {
            return "";
        }
        if (Arrays.stream(Status.values()).map(Status::wireName).noneMatch(status::equals)) {
            throw Problem.of("invalid-status", 400, "There is no such status", "It is watch, announced or review.")
                    .asException();
        }
        return status;
    }

    private static Cursor place(CampaignRow row) {
        return Cursor.at(row.watchedSince, row.id);
    }
}
