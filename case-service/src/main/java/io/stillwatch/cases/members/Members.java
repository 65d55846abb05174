package io.stillwatch.cases.members;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.CaseProblems;
import io.stillwatch.cases.EndUser;
import io.stillwatch.cases.domain.CaseId;
import io.stillwatch.cases.requests.Field;
import io.stillwatch.eventsourcing.Cursor;
import io.stillwatch.eventsourcing.PageRequest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Looks up members; a case of 25,000 is read in pages, each of which an index serves. */
@ApplicationScoped
class Members {

    private static final String PAGE = """
            select c.id, m.account, m.end_user, m.since, m.left_chunk is not null as has_left
            from cases c left join lateral (
                select * from case_member
                where case_id = c.id and (account, end_user) > ($2, $3) order by account, end_user limit $4) m on true
            where c.id = $1""";
    private static final String OF_AN_ACCOUNT = """
            select c.id, c.campaign, c.state, c.decision, c.opened_at, m.end_user, m.since, m.left_chunk is not null as has_left
            from case_member m join cases c on c.id = m.case_id
            where m.account = $1 and (c.opened_at < $2 or c.opened_at = $2 and (c.id, m.end_user) > ($3, $4))
            order by c.opened_at desc, c.id, m.end_user limit $5""";
    private static final Cursor BEGINNING = Cursor.at("", "");
    private static final Cursor NEWEST = Cursor.at("9999-12-31T00:00:00Z", "", "");

    private final Pool pool;

    Members(Pool pool) {
        this.pool = pool;
    }

    Uni<MemberPage> page(String id, PageRequest page) {
        CaseId named =
                CaseId.named(id).orElseThrow(() -> CaseProblems.noSuchCase().asException());
        Cursor behind = page.behind(BEGINNING);
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(named.value(), behind.key(0), behind.key(1), page.rows()))
                .invoke(rows -> {
                    if (rows.size() == 0) {
                        throw CaseProblems.noSuchCase().asException();
                    }
                })
                .map(rows -> rows.stream()
                        .filter(row -> row.getString("account") != null)
                        .toList())
                .map(rows -> MemberPage.of(page.of(rows, Members::place).map(Members::member)));
    }

    Uni<AccountCases> of(String account, PageRequest page) {
        String named = new Field("account", account).principal();
        Cursor behind = page.behind(NEWEST);
        OffsetDateTime opened = behind.time(0).atOffset(ZoneOffset.UTC);
        return pool.preparedQuery(OF_AN_ACCOUNT)
                .execute(Tuple.of(named, opened, behind.key(1), behind.key(2), page.rows()))
                .map(rows -> page.of(rows.stream().toList(), Members::placeOfCase))
                .map(rows -> AccountCases.of(rows.map(Members::membership)));
    }

    private static Cursor place(Row row) {
        return Cursor.at(row.getString("account"), row.getString("end_user"));
    }

    private static Cursor placeOfCase(Row row) {
        return Cursor.at(
                row.getOffsetDateTime("opened_at").toInstant(), row.getString("id"), row.getString("end_user"));
    }

    private static MemberPage.Member member(Row row) {
        return new MemberPage.Member(
                row.getString("account"),
                EndUser.named(row.getString("end_user")),
                since(row),
                row.getBoolean("has_left"));
    }

    private static AccountCases.Membership membership(Row row) {
        return new AccountCases.Membership(
                row.getString("id"),
                row.getString("campaign"),
                row.getString("state"),
                row.getString("decision"),
                EndUser.named(row.getString("end_user")),
                since(row),
                row.getBoolean("has_left"));
    }

    private static Instant since(Row row) {
        return row.getOffsetDateTime("since").toInstant();
    }
}
