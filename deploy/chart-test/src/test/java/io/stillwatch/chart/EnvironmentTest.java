package io.stillwatch.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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

    @ParameterizedTest
    @CsvSource({
        "verify-full,?sslmode=verify-full&sslrootcert=/etc/stillwatch/postgres-ca/ca.pem",
        "verify-ca,?sslmode=verify-ca&sslrootcert=/etc/stillwatch/postgres-ca/ca.pem",
        "disable,?sslmode=disable"
    })
    void jdbc_trusts_the_authority_of_the_values_and_no_other(String mode, String parameters) {
        Map<String, String> values = Map.of("postgres.tls.mode", mode, "postgres.tls.caSecret.key", "ca.pem");

        assertThat(Chart.render("values-small.yaml", values).pods())
                .isNotEmpty()
                .allSatisfy(pod -> assertThat(PodSecrets.variables(pod))
                        .hasEntrySatisfying(
                                "QUARKUS_DATASOURCE_JDBC_URL",
                                url -> assertThat(url).endsWith(parameters)));
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
                tracing: {endpoint: "http://collector:4317", ratio: 0}
                """);

        Manifests manifests = Chart.render("values-small.yaml", values);

        assertThat(told(manifests, "ingest"))
                .containsEntry("STILLWATCH_LINKING_KEY_EPOCH", "12")
                .containsEntry("STILLWATCH_BODY_LIMIT", "8589934592")
                .containsEntry("SOME_SHARE", "0.25")
                .containsEntry("SOME_SWITCH", "true")
                .containsEntry("SOME_DIGITS", "007")
                .containsEntry("QUARKUS_OTEL_TRACES_SAMPLER_ARG", "0");
        assertThat(told(manifests, "case")).containsEntry("STILLWATCH_ENFORCEMENT_FOUR_EYES_ABOVE", "1000000");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            identity.serverUrl | http://id.example.org | case | QUARKUS_OIDC_AUTH_SERVER_URL | http://id.example.org
            identity.serverUrl | http://id.example.org | case | QUARKUS_OIDC_TOKEN_ISSUER | http://id.example.org
            identity.issuer | https://elsewhere.example.org | case | QUARKUS_OIDC_TOKEN_ISSUER | https://elsewhere.example.org
            identity.issuer | https://elsewhere.example.org | case | QUARKUS_OIDC_AUTH_SERVER_URL | https://id.example.org/realms/stillwatch
            identity.audience | us | scoring | QUARKUS_OIDC_TOKEN_AUDIENCE | us
            identity.rolesClaim | roles | scoring | QUARKUS_OIDC_ROLES_ROLE_CLAIM_PATH | roles
            identity.caSecret.name | ca | case | QUARKUS_OIDC_TLS_TLS_CONFIGURATION_NAME | issuer
            shutdown.requestSeconds | 12 | ingest | QUARKUS_SHUTDOWN_TIMEOUT | 12s
            shutdown.gracePeriodSeconds | 90 | ingest | QUARKUS_SHUTDOWN_TIMEOUT | 10s
            tracing.endpoint | http://collector:4317 | case | QUARKUS_OTEL_SDK_DISABLED | false
            tracing.endpoint | http://collector:4317 | case | QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT | http://collector:4317
            image.kind | jvm | case | QUARKUS_OTEL_SDK_DISABLED | -
            image.kind | jvm | case | KAFKA_SSL_TRUSTSTORE_TYPE | PEM
            identity.caSecret.name | ca | scoring | QUARKUS_TLS_ISSUER_TRUST_STORE_PEM_CERTS | /etc/stillwatch/identity-ca/ca.crt
            image.kind | jvm | ingest | QUARKUS_LOG_CONSOLE_JSON_ENABLED | true
            image.kind | jvm | migrate-case | QUARKUS_LOG_CONSOLE_JSON_ENABLED | true
            image.kind | jvm | migrate-case | QUARKUS_OIDC_TENANT_ENABLED | false
            image.kind | jvm | scoring | QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE | verify-full
            image.kind | jvm | scoring | QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM | true
            image.kind | jvm | case | STILLWATCH_ENFORCEMENT_FOUR_EYES_ABOVE | 5
            postgres.databases.ingest.runtimeRole | serving | migrate-ingest | QUARKUS_FLYWAY_PLACEHOLDERS_RUNTIME | serving
            image.kind | jvm | migrate-ingest | STILLWATCH_LINKING_KEY_FILE | /nowhere
            image.kind | jvm | migrate-case | STILLWATCH_MASTER_KEY_FILE | /nowhere
            image.kind | jvm | migrate-case | STILLWATCH_SIGNING_KEY_FILE | /nowhere
            image.kind | jvm | migrate-ingest | QUARKUS_INIT_AND_EXIT | true
            image.kind | jvm | migrate-case | QUARKUS_FLYWAY_MIGRATE_AT_START | true
            image.kind | jvm | migrate-scoring | QUARKUS_FLYWAY_CONNECT_RETRIES | 10
            image.kind | jvm | migrate-scoring | JAVA_TOOL_OPTIONS | -Xmx128m
            migrations.heap | 100m | migrate-scoring | JAVA_TOOL_OPTIONS | -Xmx100m
            image.kind | native | migrate-scoring | JAVA_TOOL_OPTIONS | -
            image.kind | jvm | scoring | MALLOC_ARENA_MAX | 2
            image.kind | native | retention | MALLOC_ARENA_MAX | 2
            ingest.heap | 200m | retention | JAVA_TOOL_OPTIONS | -Xmx128m -Xmn72m -XX:MaxDirectMemorySize=64m -XX:+ExitOnOutOfMemoryError
            ingest.heap | 200m | ingest | JAVA_TOOL_OPTIONS | -Xmx200m -Xmn112m -XX:MaxDirectMemorySize=64m -XX:+ExitOnOutOfMemoryError
            ingest.purging.heap | 100m | retention | JAVA_TOOL_OPTIONS | -Xmx100m -Xmn56m -XX:MaxDirectMemorySize=64m -XX:+ExitOnOutOfMemoryError
            ingest.retention | 90d | ingest | STILLWATCH_RETENTION_HERE | false
            ingest.retention | 90d | retention | STILLWATCH_RETENTION_HERE | true
            image.kind | jvm | ingest | STILLWATCH_MIGRATIONS | elsewhere
            image.kind | jvm | scoring | STILLWATCH_MIGRATIONS | elsewhere
            image.kind | jvm | case | STILLWATCH_MIGRATIONS | elsewhere
            ingest.retention | 90d | ingest | STILLWATCH_RELAY_HERE | true
            ingest.retention | 90d | retention | STILLWATCH_RELAY_HERE | false
            image.kind | jvm | ingest | STILLWATCH_RETENTION | 180d
            image.kind | jvm | case | KAFKA_SECURITY_PROTOCOL | SASL_SSL
            scoring.heap | 600m | scoring | JAVA_TOOL_OPTIONS | -Xmx600m -XX:+ExitOnOutOfMemoryError
            kafka.mechanism | SCRAM-SHA-256 | case | KAFKA_SASL_MECHANISM | SCRAM-SHA-256
            ingest.retention | 90d | ingest | STILLWATCH_RETENTION | 90d
            ingest.retention | 90d | retention | STILLWATCH_RETENTION | 90d
            ingest.tickLateness | 3m | ingest | STILLWATCH_TICK_LATENESS | 3m
            ingest.tickIdle | 7s | ingest | STILLWATCH_TICK_IDLE | 7s
            ingest.interactionLink | https://x.org/{id} | ingest | STILLWATCH_INTERACTION_LINK | https://x.org/{id}
            ingest.source.group | ours | ingest | STILLWATCH_SOURCE_GROUP | ours
            ingest.source.accountsTopic | theirs | ingest | STILLWATCH_SOURCE_ACCOUNTS_TOPIC | theirs
            ingest.linkingKey.key | now | ingest | STILLWATCH_LINKING_KEY_FILE | /etc/stillwatch/linking-key/now
            case.masterKey.key | now | case | STILLWATCH_MASTER_KEY_FILE | /etc/stillwatch/master-key/now
            case.signingKey.key | now.pem | case | STILLWATCH_SIGNING_KEY_FILE | /etc/stillwatch/signing-key/now.pem
            case.appealDeadline | 9d | case | STILLWATCH_APPEALS_DEADLINE | 9d
            """)
    void a_service_is_told_what_the_value_says(
            String setting, String value, String component, String variable, @Nullable String told) {
        Map<String, String> variables = told(Chart.render("values-small.yaml", Map.of(setting, value)), component);

        assertThat(variables.get(variable)).isEqualTo(told);
    }

    @Test
    void client_certificates_are_shown_in_the_form_that_whoever_shows_them_reads() {
        assertThat(told(Chart.render("values-production.yaml"), "case"))
                .containsEntry("KAFKA_SSL_KEYSTORE_TYPE", "PKCS12")
                .containsEntry("KAFKA_SSL_KEYSTORE_LOCATION", "/etc/stillwatch/kafka-user/user.p12")
                .containsEntry("QUARKUS_DATASOURCE_REACTIVE_KEY_CERTIFICATE_PEM", "true")
                .containsEntry(
                        "QUARKUS_DATASOURCE_REACTIVE_KEY_CERTIFICATE_PEM_KEYS",
                        "/etc/stillwatch/postgres-client/tls.key")
                .containsEntry(
                        "QUARKUS_DATASOURCE_REACTIVE_KEY_CERTIFICATE_PEM_CERTS",
                        "/etc/stillwatch/postgres-client/tls.crt");
    }

    @Test
    void the_authority_of_the_issuer_is_read_under_the_key_that_the_values_name() {
        Map<String, String> values = Map.of("identity.caSecret.name", "ca", "identity.caSecret.key", "root.pem");

        assertThat(told(Chart.render("values-small.yaml", values), "case"))
                .containsEntry("QUARKUS_TLS_ISSUER_TRUST_STORE_PEM_CERTS", "/etc/stillwatch/identity-ca/root.pem");
    }

    @Test
    void the_key_before_is_read_under_its_own_name() {
        Map<String, String> rotated = Map.of(
                "ingest.linkingKey.previousSecret",
                "old",
                "ingest.linkingKey.previousKey",
                "spring",
                "case.masterKey.previousSecret",
                "old",
                "case.masterKey.previousKey",
                "summer");

        Manifests manifests = Chart.render("values-small.yaml", rotated);

        assertThat(told(manifests, "ingest"))
                .containsEntry("STILLWATCH_PREVIOUS_LINKING_KEY_FILE", "/etc/stillwatch/previous-linking-key/spring");
        assertThat(told(manifests, "case"))
                .containsEntry("STILLWATCH_EARLIER_MASTER_KEY_FILES", "/etc/stillwatch/previous-master-key/summer");
    }

    @ParameterizedTest
    @MethodSource("namesOfTheChart")
    void what_the_chart_sets_cannot_be_set_past_its_values(String name) {
        assertThatThrownBy(() -> Chart.render("values-small.yaml", Map.of("ingest.env." + name, "other")))
                .hasMessageContaining(name);
    }

    static Set<String> namesOfTheChart() {
        return RenderedVariables.names();
    }

    @ParameterizedTest
    @CsvSource({
        "ingest,QUARKUS_HTTP_PORT",
        "scoring,QUARKUS_MANAGEMENT_PORT",
        "scoring,STILLWATCH_SCORING_INSTANCE",
        "case,STILLWATCH_MIGRATIONS",
        "case,MP_MESSAGING_INCOMING_ACCOUNTS_GROUP_ID",
        "case,MP_MESSAGING_INCOMING_CAMPAIGN_EVENTS_GROUP_ID"
    })
    void no_service_is_told_another_port_or_what_the_chart_says(String service, String name) {
        assertThatThrownBy(() -> Chart.render("values-small.yaml", Map.of(service + ".env." + name, "9000")))
                .hasMessageContaining(service + ".env: " + name + " is set by the chart");
    }

    @Test
    void what_the_chart_does_not_set_can_be_set() {
        Map<String, String> env = Map.of(
                "scoring.env.STILLWATCH_SCORING_SPREAD", "yes",
                "scoring.env.QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE", "8",
                "scoring.env.KAFKA_SSL_ENABLED_PROTOCOLS", "TLSv1.3");

        assertThat(told(Chart.render("values-small.yaml", env), "scoring"))
                .containsEntry("STILLWATCH_SCORING_SPREAD", "yes")
                .containsEntry("QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE", "8")
                .containsEntry("KAFKA_SSL_ENABLED_PROTOCOLS", "TLSv1.3");
    }

    private static Map<String, String> told(Manifests manifests, String component) {
        return manifests.pods().stream()
                .filter(pod -> Manifests.component(pod).equals(component))
                .findFirst()
                .map(PodSecrets::variables)
                .orElseThrow();
    }
}
