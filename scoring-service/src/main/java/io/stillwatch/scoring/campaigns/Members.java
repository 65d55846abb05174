package io.stillwatch.scoring.campaigns;

import io.stillwatch.scoring.engine.CampaignVerdict;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.publish.Counterfactual;
import io.stillwatch.scoring.publish.Evidence;
import io.stillwatch.scoring.publish.Member;
import io.stillwatch.scoring.store.JsonText;
import io.stillwatch.scoring.store.Pages;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The members of campaigns as they are kept: those of the last tick that changed them. */
final class Members {

    private static final int ROWS = 2_000;
    private static final String NO_END_USER = "";

    private static final String KEEP = """
            insert into campaign_member as kept (campaign, account, end_user, since, evidence, counterfactuals)
            select $1, account, end_user, since, evidence, counterfactuals
            from unnest($2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::text[])
                as said (account, end_user, since, evidence, counterfactuals)
            on conflict (campaign, account, end_user) do update
                set since = excluded.since, evidence = excluded.evidence, counterfactuals = excluded.counterfactuals
                where (kept.since, kept.evidence, kept.counterfactuals)
                    is distinct from (excluded.since, excluded.evidence, excluded.counterfactuals)""";

    private static final String REMOVE = """
            delete from campaign_member where campaign = $1
                and (account, end_user) in (select * from unnest($2::text[], $3::text[]))""";

    private final StoreConnection store;
    private final JsonText json;

    Members(StoreConnection store, JsonText json) {
        this.store = store;
        this.json = json;
    }

    /** Makes these the members of the campaign. */
    Change replace(String campaign, List<CampaignVerdict.Member> members) {
        SortedMap<Principal, Instant> before = of(campaign);
        SortedMap<Principal, Instant> left = new TreeMap<>(before);
        members.forEach(member -> left.remove(member.principal()));
        remove(campaign, left.keySet());
        keep(campaign, members);
        List<Member> added = members.stream()
                .filter(member -> !before.containsKey(member.principal()))
                .map(member -> Member.of(member.principal(), member.since()))
                .toList();
        List<Member> gone = left.entrySet().stream()
                .map(member -> Member.of(member.getKey(), member.getValue()))
                .toList();
        return new Change(before.size(), added, gone);
    }

    private SortedMap<Principal, Instant> of(String campaign) {
        SortedMap<Principal, Instant> members = new TreeMap<>();
        for (Row row : store.run(
                "select account, end_user, since from campaign_member where campaign = $1", Tuple.of(campaign))) {
            String endUser = row.getString("end_user");
            members.put(
                    new Principal(row.getString("account"), endUser.equals(NO_END_USER) ? null : endUser),
                    row.getOffsetDateTime("since").toInstant());
        }
        return members;
    }

    private void keep(String campaign, List<CampaignVerdict.Member> members) {
        for (List<CampaignVerdict.Member> page : Pages.of(members, ROWS)) {
            store.run(
                    KEEP,
                    Tuple.of(
                            campaign,
                            column(page, member -> member.principal().account()),
                            column(page, member -> endUser(member.principal())),
                            page.stream()
                                    .map(member -> member.since().atOffset(ZoneOffset.UTC))
                                    .toArray(OffsetDateTime[]::new),
                            column(page, member -> json.write(Evidence.of(member.evidence()))),
                            column(page, member -> json.write(Counterfactual.of(member.counterfactuals())))));
        }
    }

    private void remove(String campaign, Collection<Principal> members) {
        for (List<Principal> page : Pages.of(List.copyOf(members), ROWS)) {
            store.run(REMOVE, Tuple.of(campaign, column(page, Principal::account), column(page, Members::endUser)));
        }
    }

    private static <T> String[] column(List<T> page, Function<T, String> value) {
        return page.stream().map(value).toArray(String[]::new);
    }

    private static String endUser(Principal principal) {
        return Objects.requireNonNullElse(principal.endUser(), NO_END_USER);
    }
}
