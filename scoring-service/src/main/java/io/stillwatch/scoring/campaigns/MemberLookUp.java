package io.stillwatch.scoring.campaigns;

import com.fasterxml.jackson.core.type.TypeReference;
import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.Cursor;
import io.stillwatch.eventsourcing.PageRequest;
import io.stillwatch.scoring.publish.Counterfactual;
import io.stillwatch.scoring.publish.Evidence;
import io.stillwatch.scoring.store.JsonText;
import io.stillwatch.scoring.store.Storable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds the members of a campaign page by page. */
@ApplicationScoped
class MemberLookUp {

    private static final TypeReference<List<Evidence>> EVIDENCE = new TypeReference<>() {};
    private static final TypeReference<List<Counterfactual>> COUNTERFACTUALS = new TypeReference<>() {};
    private static final String PAGE = "from CampaignMemberRow where campaign = :campaign"
            + " and (account > :account or account = :account and endUser > :endUser) order by account, endUser";

    /** No account has an empty name. */
    private static final Cursor BEGINNING = Cursor.at("", "");

    private final Mutiny.SessionFactory sessions;
    private final JsonText json;

    MemberLookUp(Mutiny.SessionFactory sessions, JsonText json) {
        this.sessions = sessions;
        this.json = json;
    }

    Uni<MemberList> page(String campaign, PageRequest page) {
        return sessions.withStatelessSession(
                session -> session.get(CampaignRow.class, Storable.is(campaign) ? campaign : "")
                        .onItem()
                        .ifNull()
                        .failWith(CampaignLookUp::unknown)
                        .chain(_ -> rows(session, campaign, page)));
    }

    private Uni<MemberList> rows(Mutiny.StatelessSession session, String campaign, PageRequest page) {
        Cursor behind = page.behind(BEGINNING);
        return session.createSelectionQuery(PAGE, CampaignMemberRow.class)
                .setParameter("campaign", campaign)
                .setParameter("account", behind.key(0))
                .setParameter("endUser", behind.key(1))
                .setMaxResults(page.rows())
                .getResultList()
                .map(rows -> MemberList.of(page.of(rows, MemberLookUp::place).map(this::member)));
    }

    private CampaignMember member(CampaignMemberRow row) {
        return new CampaignMember(
                row.account,
                row.endUser.isEmpty() ? null : row.endUser,
                row.since,
                json.read(row.evidence, EVIDENCE),
                json.read(row.counterfactuals, COUNTERFACTUALS));
    }

    private static Cursor place(CampaignMemberRow row) {
        return Cursor.at(row.account, row.endUser);
    }
}
