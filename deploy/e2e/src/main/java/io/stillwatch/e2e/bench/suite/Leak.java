package io.stillwatch.e2e.bench.suite;

import io.stillwatch.local.Service;
import io.stillwatch.simulator.GroundTruth;
import io.stillwatch.simulator.Simulation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How much of each hidden campaign had leaked before it was on the watch list, and before it was announced; by ground truth. */
final class Leak {
    private final WholeSuite suite;
    private final SuiteOrder order;
    private final GroundTruth truth;

    /** When a campaign that shares most members with a hidden one was first seen. */
    private record Found(
            @Nullable Instant watched, @Nullable Instant announced, long members) {}

    Leak(WholeSuite suite, SuiteOrder order, GroundTruth truth) {
        this.suite = suite;
        this.order = order;
        this.truth = truth;
    }

    String text() throws SQLException {
        Map<String, Found> found = new TreeMap<>();
        for (Map.Entry<String, SortedSet<String>> hidden : truth.campaigns().entrySet()) {
            found.put(hidden.getKey(), found(hidden.getValue()));
        }
        Map<String, long[]> counts = counts(found);
        var lines = new StringJoiner("\n");
        lines.add(
                "| hidden campaign | accounts | of them found | interactions | leaked before the watch list | before the announcement |");
        lines.add("|---|---|---|---|---|---|");
        found.forEach((name, seen) -> {
            long[] count = counts.getOrDefault(name, new long[3]);
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %,d | %,d | %,d | %s | %s |",
                    name,
                    truth.members(name).size(),
                    seen.members(),
                    count[0],
                    share(seen.watched(), count[1], count[0]),
                    share(seen.announced(), count[2], count[0])));
        });
        return lines.toString();
    }

    private static String share(@Nullable Instant seen, long leaked, long all) {
        return seen == null ? "never" : String.format(Locale.ROOT, "%.1f %%", 100.0 * leaked / Math.max(1, all));
    }

    /** All interactions of each hidden campaign, those before it was watched, and those before it was announced. */
    private Map<String, long[]> counts(Map<String, Found> found) {
        Map<String, String> campaignOf = new TreeMap<>();
        truth.campaigns().forEach((name, members) -> members.forEach(member -> campaignOf.put(member, name)));
        Map<String, long[]> counts = new TreeMap<>();
        Simulation.of(order.scenario(), order.seed()).interactions().forEach(interaction -> {
            String principal = campaignOf.containsKey(interaction.account())
                    ? interaction.account()
                    : interaction.account() + "/" + interaction.endUser();
            String name = campaignOf.get(principal);
            if (name != null) {
                long[] count = counts.computeIfAbsent(name, _ -> new long[3]);
                Found seen = found.getOrDefault(name, new Found(null, null, 0));
                count[0]++;
                count[1] += isBefore(interaction.time(), seen.watched()) ? 1 : 0;
                count[2] += isBefore(interaction.time(), seen.announced()) ? 1 : 0;
            }
        });
        return counts;
    }

    private static boolean isBefore(Instant time, @Nullable Instant seen) {
        return seen == null || time.isBefore(seen);
    }

    private Found found(SortedSet<String> hidden) throws SQLException {
        String[] names = hidden.toArray(new String[0]);
        try (Connection connection = suite.connect(Service.SCORING);
                PreparedStatement query = connection.prepareStatement("""
                        select c.watched_since, c.announced_at, count(*)
                        from campaign c join campaign_member m on m.campaign = c.id
                        where m.account || case m.end_user when '' then '' else '/' || m.end_user end = any(?)
                        group by c.id, c.watched_since, c.announced_at order by count(*) desc limit 1""")) {
            query.setArray(1, connection.createArrayOf("text", names));
            try (ResultSet rows = query.executeQuery()) {
                return rows.next()
                        ? new Found(time(rows, 1), time(rows, 2), rows.getLong(3))
                        : new Found(null, null, 0);
            }
        }
    }

    private static @Nullable Instant time(ResultSet rows, int column) throws SQLException {
        OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
