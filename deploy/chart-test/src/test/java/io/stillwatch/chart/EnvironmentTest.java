package io.stillwatch.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pods are told what the values say, as the services read it. */
class EnvironmentTest {

    @ParameterizedTest
    @CsvSource({"verify-full,HTTPS", "verify-ca,NONE"})
    void only_verify_full_compares_the_name_of_the_database(String mode, String algorithm) {
        Manifests manifests = Chart.render("values-small.yaml", Map.of("postgres.tls.mode", mode));

        assertThat(manifests.pods()).isNotEmpty().allSatisfy(pod -> assertThat(PodSecrets.variables(pod))
                .containsEntry("QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE", mode)
                .containsEntry("QUARKUS_DATASOURCE_REACTIVE_HOSTNAME_VERIFICATION_ALGORITHM", algorithm)
                .hasEntrySatisfying(
                        "QUARKUS_DATASOURCE_JDBC_URL", url -> assertThat(url).contains("sslmode=" + mode)));
    }
}
