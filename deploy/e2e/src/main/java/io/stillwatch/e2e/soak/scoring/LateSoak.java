package io.stillwatch.e2e.soak.scoring;

import static io.stillwatch.e2e.soak.scoring.Replay.await;
import static io.stillwatch.e2e.soak.scoring.Replay.secondsSince;

import io.stillwatch.detection.command.Options;
import io.stillwatch.detection.command.Program;
import io.stillwatch.e2e.bench.suite.WholeSuite;
import io.stillwatch.local.Service;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;

/** A case-service that was away for all of a replay comes to the same cases as the one that was there. */
public final class LateSoak implements Program {
    private static final String CASES = """
            select coalesce(string_agg(concat_ws(' ', campaign, state, members, interactions, severity, first_seen, watched_since,
                late_findings, missing_findings, finding_sequence), chr(10) order by campaign), '') from cases""";

    private static final String MEMBERS = """
            select coalesce(md5(string_agg(concat_ws(' ', campaign, account, end_user, since, has_left), ',' order by
                campaign, account, end_user, since, has_left)), '') from member_line join cases on case_id = id""";

    @Override
    public String usage() {
        return """
                Usage: ./stillwatch soak late [--seed N] [--scenario NAME] [--accounts N] [--days N] [--rate N] [--heap SIZE]
                  replays a scenario (small, 800 accounts, 8 days, seed 1) through the whole suite at a rate (400 interactions/s); then
                  case-service is stopped and loses all that it knows, as if it had never been there, and is started: what it makes of the
                  topic must be the cases that it made as the findings came""";
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream progress) throws Exception {
        var options = Options.read(
                arguments,
                Map.of(
                        "--seed", "1",
                        "--scenario", "small",
                        "--accounts", "800",
                        "--days", "8",
                        "--rate", "400",
                        "--heap", "512m"));
        try (var suite = WholeSuite.start(options.text("--heap"))) {
            var replay = new Replay(suite, options, out);
            replay.settles();
            String asTheyCame = cases(suite);
            suite.process(Service.CASE).close();
            forget(suite);
            suite.process(Service.CASE).restart();
            suite.process(Service.CASE).awaitReady();
            long begun = System.nanoTime();
            await(suite::isSettled);
            out.printf("     caught up %.1f s after it was ready%n", secondsSince(begun));
            return isSame(asTheyCame, cases(suite), out) ? 0 : 1;
        }
    }

    private static boolean isSame(String asTheyCame, String late, PrintStream out) {
        boolean same = asTheyCame.equals(late) && !late.isBlank();
        out.printf("%s %d cases%n", same ? "ok  " : "FAIL", late.lines().count() - 1);
        if (!same) {
            out.printf("as they came:%n%s%nlate:%n%s%n", asTheyCame, late);
        }
        return same;
    }

    /** Who is in them is in the last line. */
    private static String cases(WholeSuite suite) throws SQLException {
        return suite.text(Service.CASE, CASES) + "\n" + suite.text(Service.CASE, MEMBERS);
    }

    /** Its database is as on the first day, and the broker does not know how far it had read. */
    private static void forget(WholeSuite suite) throws Exception {
        var database = suite.database(Service.CASE);
        try (Connection connection = database.connect(database.owner());
                Statement sql = connection.createStatement()) {
            sql.execute("drop schema public cascade");
            sql.execute("create schema public");
            sql.execute("grant usage on schema public to " + database.runtime().user());
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", suite.broker()))) {
            var groups = admin.listGroups().all().get().stream()
                    .map(GroupListing::groupId)
                    .filter(name -> name.startsWith("case-service"))
                    .toList();
            admin.deleteConsumerGroups(groups).all().get();
        }
    }
}
