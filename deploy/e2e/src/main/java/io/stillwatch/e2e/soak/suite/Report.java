package io.stillwatch.e2e.soak.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.Service;
import io.stillwatch.local.Suite;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Compares what callers were told with what is there in the end. */
final class Report {

    private static final Duration SETTLES_WITHIN = Duration.ofMinutes(10);
    private static final long LOOK_NANOS = 500_000_000;
    private static final Set<String> FINE = Set.of("200", "201", "429", "503");

    private final Suite suite;
    private final int lines;
    private final PrintStream out;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    Report(Suite suite, int lines, PrintStream out) {
        this.suite = suite;
        this.lines = lines;
        this.out = out;
    }

    /** Whether no request ended but with a 2xx or an answer to come back later. */
    boolean nobodyWasFailed(Traffic traffic) {
        boolean held = true;
        for (var answers : traffic.visitors().answers().entrySet()) {
            held &= said(
                    answers.getKey() + ": " + answers.getValue(),
                    FINE.containsAll(answers.getValue().keySet()));
        }
        return held;
    }

    /** Whether what was acknowledged is there, once, in every store. */
    boolean nothingIsLostOrDoubled(Traffic traffic) throws IOException, InterruptedException, SQLException {
        Visitors visitors = traffic.visitors();
        boolean held = said("everything published is judged and handled", settles());
        long acknowledged = (long) visitors.done(Traffic.INTERACTIONS) * lines;
        JsonNode ingest = progress(Service.INGEST);
        held &= said(
                "interactions acknowledged " + acknowledged + ", " + ingest,
                ingest.path("accepted").asLong() == acknowledged
                        && ingest.path("published").asLong() == acknowledged);
        JsonNode scoring = progress(Service.SCORING);
        held &= said("scored " + scoring.path("scored"), scoring.path("scored").asLong() == acknowledged);
        long cases = casesOpenedByHand();
        held &= said(
                "cases acknowledged " + visitors.done(Traffic.CASES) + ", opened " + cases,
                cases == visitors.done(Traffic.CASES));
        return held;
    }

    boolean said(String what, boolean held) {
        out.println((held ? "holds   " : "BROKEN  ") + what);
        return held;
    }

    private boolean settles() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + SETTLES_WITHIN.toNanos();
        while (System.nanoTime() < deadline) {
            JsonNode ingest = progress(Service.INGEST);
            if (ingest.path("accepted").asLong() == ingest.path("published").asLong(-1)
                    && progress(Service.SCORING).path("lag").asLong(-1) == 0
                    && progress(Service.CASE).path("lag").asLong(-1) == 0) {
                return true;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return false;
    }

    private JsonNode progress(Service service) throws IOException, InterruptedException {
        URI place = suite.service(service).url().resolve("/v1/progress");
        HttpRequest request = HttpRequest.newBuilder(place)
                .header("Authorization", "Bearer " + suite.tokens().mint("soak", "operator"))
                .build();
        return json.readTree(client.send(request, BodyHandlers.ofString()).body());
    }

    private long casesOpenedByHand() throws SQLException {
        DatabaseAccess database = suite.servers().postgres().database(Service.CASE.database());
        try (Connection connection = database.connect(database.owner());
                Statement sql = connection.createStatement();
                ResultSet found =
                        sql.executeQuery("select count(*) from event_log where type = 'case-opened-by-hand'")) {
            found.next();
            return found.getLong(1);
        }
    }
}
