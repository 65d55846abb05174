package io.stillwatch.e2e.soak.cases;

import io.stillwatch.e2e.installation.Installation;
import io.stillwatch.local.speaking.ServiceClient;
import io.stillwatch.local.verify.BundleCheck;
import io.stillwatch.local.verify.Keys;
import io.stillwatch.local.verify.Verdict;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Looks at what is left when everything has settled: the log, the chain, what was published, the read models. */
final class CaseAudit {

    private static final List<String> NOTED =
            List.of("checkpoint-signed", "personal-data-erased", "listed-name-erased");
    /** What no command asks for, but follows: by the clock, or from a command on something else. */
    private static final Set<String> FOLLOWING = Set.of(
            "confirmation-corrected",
            "finding-recorded",
            "enforcement-batch-released",
            "enforcement-items-acknowledged",
            "enforcement-expired",
            "enforcement-withdrawn",
            "enforcement-item-reversed",
            "enforcement-item-reinstated",
            "account-restored");

    private final Installation installation;
    private final Store store;
    private final PrintStream out;

    CaseAudit(Installation installation, PrintStream out) {
        this.installation = installation;
        this.store = new Store(installation);
        this.out = out;
    }

    /** Every event was told to a command, and every command that was told a place finds it taken. */
    boolean nothingIsLostOrDoneTwice(Map<String, Set<Long>> told) throws SQLException {
        Set<String> differing = new TreeSet<>();
        long events = 0;
        for (Map.Entry<String, Set<Long>> known : told.entrySet()) {
            Set<Long> asked = decided(known.getKey(), FOLLOWING);
            Set<Long> all = decided(known.getKey(), Set.of());
            Set<Long> answered = new TreeSet<>(known.getValue());
            events += asked.size();
            boolean isKept = all.containsAll(answered);
            answered.add(1L);
            if (!isKept || !answered.containsAll(asked)) {
                differing.add(known.getKey());
            }
        }
        long untold = store.number(
                        "select count(distinct stream) from event_log where stream like 'enf\\_%' or stream like 'app\\_%'")
                - told.keySet().stream()
                        .filter(stream -> stream.startsWith("enf_") || stream.startsWith("app_"))
                        .count();
        return report(
                differing.isEmpty() && untold == 0,
                "%,d events that somebody asked for in %,d histories, each told to a command and none lost; these differ: %s, %d were told to nobody"
                        .formatted(events, told.size(), differing, untold));
    }

    /** The clock has done what was due: nothing is left to release, to take back, to count or to tell. */
    boolean everythingHasSettled() {
        String open = """
                select (select count(*) from enforcement_item where not told)
                    + (select count(*) from enforcement_item where not counted and state in ('applied', 'refused', 'lifted'))
                    + (select count(*) from enforcement e join cases c on c.id = e.case_id where e.state = 'approved'
                        and (c.decision <> e.decision or c.decision = e.decision and e.released < e.batches))
                    + (select count(*) from appeal a join enforcement_item i on i.enforcement = a.enforcement and i.item = a.item
                        where a.state = 'overturned' and i.state in ('lifted', 'cancelled', 'refused'))""";
        Store.await(() -> store.number(open) == 0);
        return report(store.number(open) == 0, "the clock has nothing left to do");
    }

    boolean noRuleIsBroken(Set<String> erased) throws SQLException {
        Map<String, Long> broken = new Rules(installation).broken(erased);
        return report(
                broken.values().stream().allMatch(count -> count == 0),
                "of %d rules of measures and appeals, broken: %s"
                        .formatted(
                                broken.size(),
                                broken.entrySet().stream()
                                        .filter(rule -> rule.getValue() > 0)
                                        .toList()));
    }

    boolean everythingIsPublished() throws SQLException {
        Store.await(() -> store.number("select count(*) from outbox") == 0);
        Store.await(() -> store.number(
                        "select (select coalesce(max(position), 0) from feed) - (select position from feed_published)")
                == 0);
        long unfed = store.number("""
                select count(*) from event_log l left join (
                    select distinct j ->> 'subject' as subject, (j ->> 'sequence')::bigint as sequence
                    from (select event::jsonb as j from feed) e) f on f.subject = l.stream and f.sequence = l.sequence
                where f.subject is null""");
        long gaps = store.number("select max(position) - count(*) from feed");
        Published published = Published.read(installation.broker());
        long logged = store.number("select count(*) from event_log");
        return report(
                unfed == 0 && gaps == 0 && published.isGapless() && published.events() == logged,
                "%,d events in the log, %d not in the feed, %d gaps there; %,d on the topic, in order without a gap: %s, %,d of them twice"
                        .formatted(logged, unfed, gaps, published.events(), published.isGapless(), published.copies()));
    }

    boolean everyChainHolds(List<String> cases) {
        ServiceClient auditor = new ServiceClient(installation.url(), installation.tokenOf("aud", "auditor"));
        Keys keys = Keys.read(auditor.text("/.well-known/evidence-keys"));
        List<String> broken = new ArrayList<>();
        for (String id : cases) {
            if (BundleCheck.of(auditor.text("/v1/cases/" + id + "/evidence?readable=true"), keys, List.of())
                    instanceof Verdict.Broken(var _, var reason)) {
                broken.add(reason);
            }
        }
        return report(broken.isEmpty(), "%,d bundles verified, broken: %s".formatted(cases.size(), broken));
    }

    boolean readModelsEqualARebuild() throws SQLException {
        var models = new ReadModels(installation);
        List<String> differing = models.differing();
        return report(
                differing.isEmpty(),
                "of the read models %s these differ from what a rebuild makes: %s"
                        .formatted(models.names(), differing));
    }

    private Set<Long> decided(String stream, Set<String> without) throws SQLException {
        Set<Long> sequences = new TreeSet<>();
        store.each("select sequence, type from event_log where stream = '%s'".formatted(stream), row -> {
            if (!NOTED.contains(row.getString(2)) && !without.contains(row.getString(2))) {
                sequences.add(row.getLong(1));
            }
        });
        return sequences;
    }

    private boolean report(boolean held, String what) {
        out.println((held ? "ok   " : "FAIL ") + what);
        return held;
    }
}
