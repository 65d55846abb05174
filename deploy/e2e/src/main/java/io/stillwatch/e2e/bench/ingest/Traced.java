package io.stillwatch.e2e.bench.ingest;

import com.sun.net.httpserver.HttpServer;
import io.stillwatch.e2e.installation.Installation;
import io.stillwatch.local.ServiceProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What recording traces costs: the whole way once more with a share of the requests recorded, and at the end without any. */
final class Traced {
    private final Installation installation;
    private final WholeWay way;

    Traced(Installation installation, WholeWay way) {
        this.installation = installation;
        this.way = way;
    }

    /** By what was recorded; nothing when no share was asked for. */
    Map<String, EndToEnd> measure(List<Long> percents) throws IOException, SQLException, InterruptedException {
        Map<String, EndToEnd> measured = new LinkedHashMap<>();
        if (percents.isEmpty()) {
            return measured;
        }
        installation.stopService();
        HttpServer collector = collector();
        try {
            for (long percent : percents) {
                measured.put(percent + " % recorded", measure(recording(collector, percent)));
            }
            measured.put("none recorded", measure(Map.of()));
        } finally {
            collector.stop(0);
        }
        return measured;
    }

    private EndToEnd measure(Map<String, String> more) throws SQLException, InterruptedException {
        try (ServiceProcess service = installation.another(settings -> joined(settings, more))) {
            service.restart();
            service.awaitReady();
            return way.measure(service, _ -> () -> {});
        }
    }

    private static Map<String, String> joined(Map<String, String> settings, Map<String, String> more) {
        var joined = new TreeMap<>(settings);
        joined.putAll(more);
        return joined;
    }

    private static Map<String, String> recording(HttpServer collector, long percent) {
        return Map.of(
                "quarkus.otel.sdk.disabled",
                "false",
                "quarkus.otel.traces.sampler.arg",
                Double.toString(percent / 100.0),
                "quarkus.otel.exporter.otlp.protocol",
                "http/protobuf",
                "quarkus.otel.exporter.otlp.endpoint",
                "http://127.0.0.1:" + collector.getAddress().getPort());
    }

    /** Takes whatever comes and forgets it. */
    private static HttpServer collector() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(200, -1);
            }
        });
        server.start();
        return server;
    }
}
