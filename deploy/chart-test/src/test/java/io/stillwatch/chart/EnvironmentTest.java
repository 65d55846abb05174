package io.stillwatch.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pods are told what the values say, as the services read it. */
class EnvironmentTest {

    @ParameterizedTest
    @CsvSource({"verify-full,HTTPS", "verify-ca,NONE"})
    void only_verify_full_compares_the_name_of_the_database(String mode, String algorithm) {
        Manifests manifests = Chart.render("values-small.yaml", Map.of("postgres.tls.mode", mode));

        assertThat(manifests.pods())
                .isNotEmpty()
                .allSatisfy(pod -> assertThat(PodSecrets.variables(pod))
                        .containsEntry("QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE", mode)
                        .containsEntry("QUARKUS_DATASOURCE_REACTIVE_HOSTNAME_VERIFICATION_ALGORITHM", algorithm)
                        .hasEntrySatisfying(
                                "QUARKUS_DATASOURCE_JDBC_URL",
                                url -> assertThat(url).contains("sslmode=" + mode)));
    }

    @Test
    void numbers_of_a_file_of_values_stay_what_is_written_there(@TempDir Path folder) throws IOException {
        Path values = Files.writeString(folder.resolve("values.yaml"), """
                ingest:
                  linkingKey: {epoch: 12}
                  env:
                    STILLWATCH_BODY_LIMIT: 8589934592
                    SOME_SHARE: 0.25
                    SOME_SWITCH: true
                    SOME_DIGITS: "007"
                case: {fourEyesAbove: 1000000}
                tracing: {endpoint: "http://collector:4317", ratio: 1}
                """);

        Manifests manifests = Chart.render("values-small.yaml", values);

        assertThat(told(manifests, "ingest"))
                .containsEntry("STILLWATCH_LINKING_KEY_EPOCH", "12")
                .containsEntry("STILLWATCH_BODY_LIMIT", "8589934592")
                .containsEntry("SOME_SHARE", "0.25")
                .containsEntry("SOME_SWITCH", "true")
                .containsEntry("SOME_DIGITS", "007")
                .containsEntry("QUARKUS_OTEL_TRACES_SAMPLER_ARG", "1");
        assertThat(told(manifests, "case")).containsEntry("STILLWATCH_ENFORCEMENT_FOUR_EYES_ABOVE", "1000000");
    }

    private static Map<String, String> told(Manifests manifests, String component) {
        return manifests.pods().stream()
                .filter(pod -> Manifests.component(pod).equals(component))
                .findFirst()
                .map(PodSecrets::variables)
                .orElseThrow();
    }
}
