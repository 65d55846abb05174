package io.stillwatch.e2e.soak.cases;

import io.stillwatch.e2e.installation.Installation;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What may never be the case, whatever was asked in whatever order: each is counted in the database, and none may be there. */
final class Rules {

    private static final Map<String, String> NEVER = never();

    private static final String NAMED = """
            select count(*) from string_to_table('%s', ' ') e (account) join (
                select account from case_member union select account from member_line union select account from enforcement_item
                union select account from item_line union select account from account_enforcement
                union select account from end_user_enforcement union select account from account_end_users) named using (account)""";

    private final Installation installation;

    Rules(Installation installation) {
        this.installation = installation;
    }

    /** How often each rule is broken; no finding brings these accounts back. */
    Map<String, Long> broken(Set<String> erased) throws SQLException {
        Map<String, Long> broken = new LinkedHashMap<>();
        for (Map.Entry<String, String> rule : NEVER.entrySet()) {
            broken.put(rule.getKey(), installation.number(rule.getValue()));
        }
        broken.put("who is erased is named", installation.number(NAMED.formatted(String.join(" ", erased))));
        return broken;
    }

    private static Map<String, String> never() {
        Map<String, String> never = new LinkedHashMap<>();
        never.put("a measure outlives the decision it rests on", """
                select count(*) from enforcement e join cases c on c.id = e.case_id
                where e.state = 'approved' and c.decision <> e.decision""");
        never.put("victims are suspended", """
                select count(*) from enforcement e join cases c on c.id = e.case_id join enforcement_item i on i.enforcement = e.id
                where e.measure = 'suspend' and c.decision = 'credential-compromise' and i.state in ('released', 'applied')""");
        never.put("one person asks for and approves what is above the radius", """
                select count(*) from enforcement where items > 5 and approved_by = requested_by""");
        never.put("one person opens a case by hand, asks for a measure in it and approves it", """
                select count(*) from enforcement e join event_log l on l.stream = e.case_id and l.type = 'case-opened-by-hand'
                where e.approved_by = e.requested_by and l.body::jsonb ->> 'by' = e.requested_by""");
        never.put("somebody judges their own work", """
                select count(*) from event_log j join appeal a on a.id = j.stream
                join event_log l on l.stream = a.case_id and l.recorded_at < j.recorded_at
                    and l.type in ('case-assigned', 'investigation-started', 'case-decided', 'credential-compromise-found')
                where j.type in ('appeal-upheld', 'appeal-overturned')
                    and coalesce(l.body::jsonb ->> 'analyst', l.body::jsonb ->> 'by') = j.body::jsonb ->> 'by'""");
        never.put("who won an appeal is still met by a measure of before", """
                select count(*) from appeal a join enforcement_item w on w.enforcement = a.enforcement and w.item = a.item
                join enforcement_item i on i.account = w.account and i.end_user = w.end_user
                join enforcement e on e.id = i.enforcement and e.case_id = a.case_id
                where a.state in ('overturned', 'restored') and e.state = 'approved' and e.requested_at < a.judged_at
                    and i.state in ('released', 'applied')""");
        never.put("a word of the provider's system is not counted once", """
                select abs((select coalesce(sum(applied + refused + lifted), 0) from enforcement)
                    - (select count(*) from item_outcome))""");
        never.put("something is in force beyond its end", """
                select count(*) from enforcement e join enforcement_item i on i.enforcement = e.id
                where e.state <> 'approved' and i.state in ('released', 'applied')""");
        return never;
    }
}
