package io.stillwatch.scoring.ruling;

import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.Cursor;
import io.stillwatch.eventsourcing.PageRequest;
import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.scoring.readings.Looks;
import io.stillwatch.scoring.store.AnsweredInTime;
import io.stillwatch.scoring.store.Storable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Shows what people decided, and since which tick verdicts follow it. */
@Tag(name = "rulings")
@Path("/v1/rulings")
@AnsweredInTime
class RulingResource {

    private static final String PAGE =
            "from RulingRow where (:campaign = '' or campaign = :campaign) and id > :id order by id";
    private static final Cursor BEGINNING = Cursor.at(0);

    private final Mutiny.SessionFactory sessions;
    private final Looks looks;

    RulingResource(Mutiny.SessionFactory sessions, Looks looks) {
        this.sessions = sessions;
        this.looks = looks;
    }

    @GET
    @RolesAllowed({"analyst", "lead", "auditor"})
    @Operation(operationId = "rulings", summary = "Decisions that change verdicts, in the order in which they came")
    public Uni<RulingList> rulings(
            @Parameter(description = "Only those about this campaign.") @QueryParam("campaign") @Nullable
                    String campaign,
            @BeanParam PageRequest page) {
        String about = campaign == null ? "" : known(campaign);
        Uni<Void> noted = looks.at("/v1/rulings");
        return page(about, page)
                .call(list -> list.namesAccounts() ? noted : Uni.createFrom().voidItem());
    }

    /** Without it all would be shown. */
    private static String known(String campaign) {
        if (!Storable.is(campaign)) {
            throw Problem.of(
                            "invalid-campaign",
                            400,
                            "No campaign is called so",
                            "'campaign' holds a NUL or half a character.")
                    .asException();
        }
        return campaign;
    }

    private Uni<RulingList> page(String campaign, PageRequest page) {
        long behind = page.behind(BEGINNING).number(0);
        return sessions.withStatelessSession(session -> session.createSelectionQuery(PAGE, RulingRow.class)
                .setParameter("campaign", campaign)
                .setParameter("id", behind)
                .setMaxResults(page.rows())
                .getResultList()
                .map(rows ->
                        RulingList.of(page.of(rows, row -> Cursor.at(row.id)).map(RulingView::of))));
    }
}
