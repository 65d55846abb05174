package io.stillwatch.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.stillwatch.local.DatabaseAccess.Login;
import io.stillwatch.local.Ports;
import io.stillwatch.local.Service;
import io.stillwatch.local.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged services with exactly the environment and the files that the chart gives their pods, against a Kafka and a PostgreSQL that take
 * nobody unencrypted and nobody unknown, and an issuer of tokens whose authority is private. Takes a minute and the built services: {@code .ci/secured}.
 */
@EnabledIfSystemProperty(named = "stillwatch.secured", matches = "true")
class SecuredTest {

    private static final Path PROJECT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private final Map<Service, Pod> pods = new EnumMap<>(Service.class);
    private Certificates certificates;
    private SecretFiles secrets;
    private SecuredKafka kafka;
    private SecuredPostgres postgres;
    private SecuredIssuer issuer;
    private ServiceCalls calls;
    private int rulings;

    @BeforeEach
    void start() throws Exception {
        certificates = new Certificates(Files.createDirectory(folder.resolve("certificates")))
                .issue(SecuredKafka.BROKER)
                .issue(SecuredPostgres.SERVER)
                .issue(SecuredIssuer.SERVER);
        secrets = new SecretFiles(Files.createDirectory(folder.resolve("secrets")), certificates);
        kafka = new SecuredKafka(Files.createDirectory(folder.resolve("kafka")), certificates);
        postgres = new SecuredPostgres(folder.resolve("postgres"), certificates);
        Tokens tokens = Tokens.keptIn(folder.resolve("keys"));
        issuer = new SecuredIssuer(certificates, tokens);
        calls = new ServiceCalls(tokens);
        for (Service service : Service.values()) {
            certificates.issue(user(service));
            var access = postgres.database(service.database());
            secrets.login("stillwatch-" + service.database() + "-owner", access.owner());
            secrets.login("stillwatch-" + service.database() + "-runtime", access.runtime());
            kafkaPassword(service, "first-" + service);
        }
        takesTurns(Service.INGEST);
    }

    @AfterEach
    void stop() {
        pods.values().forEach(Pod::close);
        issuer.close();
        postgres.close();
        kafka.close();
    }

    @Test
    void
            the_services_work_with_scram_and_tls_and_with_rotated_passwords_and_with_client_certificates_and_after_a_roll_back()
                    throws Exception {
        Manifests byPassword = install(kafka.scram(), Map.of());
        for (Service service : Service.values()) {
            migrate(byPassword, service);
            start(byPassword, service);
        }
        becomesPublishedAndScored(1);
        decisionsReachScoring("by-password");
        assertThat(postgres.sessions())
                .satisfies(counts -> assertThat(counts.getFirst()).isPositive().isEqualTo(counts.getLast()));

        nobodyIsKnownWithoutTheAuthorityOfTheIssuer();
        rotate(Service.INGEST);
        becomesPublishedAndScored(2);

        pods.values().forEach(Pod::close);
        // What starts from here on was gone back to: its Job is made again, on the schema of the release after it.
        for (Service service : Service.values()) {
            postgres.migratedByALaterRelease(service.database());
        }
        postgres.asksForCertificates();
        Manifests byCertificate = install(kafka.mutual(), Map.of("kafka.protocol", "SSL"));
        for (Service service : Service.values()) {
            migrate(byCertificate, service);
            start(byCertificate, service);
        }
        becomesPublishedAndScored(3);
        decisionsReachScoring("by-certificate");
    }

    /** Has the script of the chart make the topics and grant what each service needs. */
    private Manifests install(String brokers, Map<String, String> more) throws IOException, InterruptedException {
        Manifests manifests = render(brokers, more);
        String script = manifests.of("ConfigMap").stream()
                .map(map -> map.path("data").path("kafka-setup.sh").asText())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(KafkaScript.run(script.replace(brokers, kafka.scram()), kafka.administrator(), folder))
                .isGreaterThan(20);
        return manifests;
    }

    private Manifests render(String brokers, Map<String, String> more) throws IOException {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "kafka.bootstrapServers",
                brokers,
                "postgres.host",
                "localhost",
                "postgres.port",
                Integer.toString(postgres.port()),
                "postgres.databases.ingest.runtimeRole",
                postgres.database(Service.INGEST.database()).runtime().user(),
                "identity.serverUrl",
                issuer.url(),
                "identity.issuer",
                Tokens.ISSUER,
                "identity.caSecret.name",
                "stillwatch-identity-ca",
                "ingest.tickIdle",
                "2s"));
        settings.putAll(more);
        boolean byCertificate = settings.containsKey("kafka.protocol");
        for (Service service : Service.values()) {
            settings.put("kafka.principals." + name(service), byCertificate ? "CN=" + user(service) : user(service));
            if (byCertificate) {
                settings.put("postgres.clientCertificates." + name(service), user(service) + "-postgres");
                secrets.clientCertificates(user(service));
            }
        }
        return Chart.render("values-small.yaml", settings);
    }

    private void migrate(Manifests manifests, Service service) {
        JsonNode job = manifests.of("Job").stream()
                .filter(one -> one.at("/metadata/name").asText().contains("-migrate-" + name(service) + "-"))
                .findFirst()
                .orElseThrow();
        try (Pod pod = pod(job, service, "migrate", Map.of())) {
            assertThat(pod.exitCode()).as(pod.log()).isZero();
        }
    }

    private void start(Manifests manifests, Service service) {
        JsonNode workload = manifests.serving().stream()
                .filter(one -> one.at("/metadata/name").asText().endsWith("-" + name(service)))
                .findFirst()
                .orElseThrow();
        int port = Ports.free();
        calls.listensOn(service, port);
        Pod pod = pod(
                workload,
                service,
                "serve",
                Map.of(
                        "QUARKUS_HTTP_HOST",
                        "127.0.0.1",
                        "QUARKUS_HTTP_PORT",
                        Integer.toString(port),
                        "QUARKUS_MANAGEMENT_HOST",
                        "127.0.0.1",
                        "QUARKUS_MANAGEMENT_PORT",
                        Integer.toString(Ports.free())));
        pods.put(service, pod);
        await().atMost(PATIENCE)
                .failFast(() -> assertThat(pod.isRunning()).as(pod.log()).isTrue())
                .ignoreExceptions()
                .until(() -> calls.isReady(service));
    }

    private Pod pod(JsonNode workload, Service service, String part, Map<String, String> instead) {
        try {
            Path root = Files.createDirectories(folder.resolve(part + "-" + name(service)));
            Path program = PROJECT.resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
            return new Pod(
                    workload.at("/spec/template"), service.options(PROJECT), program, secrets.mounted(), root, instead);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins with the second role of the two; what its migrations granted the first has as well, since a rotation goes back to it. */
    private void takesTurns(Service service) throws Exception {
        String first = postgres.database(service.database()).runtime().user();
        postgres.member(first + "_b", first, "second");
        secrets.login("stillwatch-" + service.database() + "-runtime", new Login(first + "_b", "second"));
    }

    /** New passwords for the broker and the database: what runs goes on, what starts needs the new ones. */
    private void rotate(Service service) throws Exception {
        Login before = postgres.database(service.database()).runtime();
        postgres.password(before.user(), "rotated");
        secrets.login("stillwatch-" + service.database() + "-runtime", new Login(before.user(), "rotated"));
        kafkaPassword(service, "rotated");
        Objects.requireNonNull(pods.get(service)).close();
        start(install(kafka.scram(), Map.of()), service);
    }

    /** What the chart mounts is what the issuer is believed by: the same token and issuer, one variable less. */
    private void nobodyIsKnownWithoutTheAuthorityOfTheIssuer() throws Exception {
        Objects.requireNonNull(pods.get(Service.INGEST)).close();
        start(render(kafka.scram(), Map.of("identity.caSecret.name", "")), Service.INGEST);
        assertThat(sendInteraction(99)).isEqualTo(503);
        assertThat(Objects.requireNonNull(pods.get(Service.INGEST)).log())
                .contains("unable to find valid certification path");
    }

    private void becomesPublishedAndScored(int number) throws Exception {
        assertThat(sendInteraction(number)).isEqualTo(200);
        await().atMost(PATIENCE)
                .until(() -> calls.progress(Service.INGEST).path("published").asInt() == number);
        await().atMost(PATIENCE)
                .until(() -> calls.progress(Service.SCORING).path("scored").asInt() == number
                        && calls.progress(Service.SCORING).path("lag").asInt(-1) == 0);
        await().atMost(PATIENCE)
                .until(() -> calls.progress(Service.CASE).path("lag").asInt(-1) == 0);
    }

    private int sendInteraction(int number) throws IOException, InterruptedException {
        String line =
                "{\"id\":\"i%d\",\"time\":\"%s\",\"account\":\"acct_1\",\"model\":\"m\",\"input\":{\"prompt\":\"hello\"}}"
                        .formatted(number, Instant.now().minusSeconds(60));
        return calls.post(Service.INGEST, "/v1/interactions", line).statusCode();
    }

    /** Case-service publishes what is decided, and scoring, which shows it, reads it. */
    private void decisionsReachScoring(String summary) throws Exception {
        var opened = calls.post(Service.CASE, "/v1/cases", "{\"summary\":\"" + summary + "\"}");
        assertThat(opened.statusCode()).as(opened.body()).isBetween(200, 201);
        String decide = "/v1/cases/" + calls.body(opened).path("id").asText() + "/decide";
        var decided = calls.post(Service.CASE, decide, "{\"decision\":\"confirmed\",\"reason\":\"" + summary + "\"}");
        assertThat(decided.statusCode()).as(decided.body()).isEqualTo(200);
        int before = rulings++;
        await().atMost(PATIENCE)
                .until(() -> calls.get(Service.SCORING, "/v1/rulings", "lead")
                                .path("items")
                                .size()
                        > before);
    }

    private void kafkaPassword(Service service, String password) throws IOException {
        kafka.password(user(service), password);
        secrets.kafkaPassword(user(service), password);
    }

    private static String name(Service service) {
        return service.name().toLowerCase(Locale.ROOT);
    }

    private static String user(Service service) {
        return "stillwatch-kafka-" + name(service);
    }
}
