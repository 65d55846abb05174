package io.stillwatch.chart;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every environment variable that the chart gives to any container, under whatever values. */
final class RenderedVariables {

    private static final Map<String, String> SWITCHES = Map.ofEntries(
            Map.entry("identity.caSecret.name", "identity-ca"),
            Map.entry("kafka.principals.ingest", "CN=ingest"),
            Map.entry("kafka.principals.scoring", "CN=scoring"),
            Map.entry("kafka.principals.case", "CN=case"),
            Map.entry("postgres.clientCertificates.ingest", "postgres-ingest"),
            Map.entry("postgres.databases.ingest.runtimeRole", "ingest_runtime"),
            Map.entry("ingest.linkingKey.previousSecret", "old-linking-key"),
            Map.entry("ingest.interactionLink", "https://logs.example.org/{id}"),
            Map.entry("ingest.enrichment.configMap", "address-tables"),
            Map.entry("ingest.source.interactionsTopic", "gateway-traffic"),
            Map.entry("ingest.source.accountsTopic", "gateway-accounts"),
            Map.entry("case.masterKey.previousSecret", "old-master-key"),
            Map.entry("tracing.endpoint", "http://collector:4317"));

    private RenderedVariables() {}

    static Set<String> names() {
        var names = new TreeSet<String>();
        for (String values : Chart.examples()) {
            for (String protocol : new String[] {"SSL", "SASL_SSL"}) {
                var settings = new TreeMap<>(SWITCHES);
                settings.put("kafka.protocol", protocol);
                Chart.render(values, settings).containers().stream()
                        .flatMap(container -> Manifests.items(container.path("env")))
                        .forEach(variable -> names.add(variable.path("name").asText()));
            }
        }
        return names;
    }
}
