package io.stillwatch.chart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stillwatch.local.DatabaseAccess.Login;
import io.stillwatch.local.Ports;
import io.stillwatch.local.Service;
import io.stillwatch.local.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
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
 * nobody unencrypted and nobody unknown. Takes a minute and the built services: {@code .ci/secured}.
 */
@EnabledIfSystemProperty(named = "stillwatch.secured", matches = "true")
class SecuredTest {

    private static final Path PROJECT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String JAAS = "sasl.jaas.config";

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Map<String, Path>> secrets = new HashMap<>();
    private final Map<Service, Pod> pods = new EnumMap<>(Service.class);
    private final Map<Service, Integer> ports = new EnumMap<>(Service.class);
    private Certificates certificates;
    private SecuredKafka kafka;
    private SecuredPostgres postgres;
    private Tokens tokens;

    @BeforeEach
    void start() throws Exception {
        certificates = new Certificates(Files.createDirectory(folder.resolve("certificates")))
                .issue(SecuredKafka.BROKER)
                .issue(SecuredPostgres.SERVER);
        kafka = new SecuredKafka(Files.createDirectory(folder.resolve("kafka")), certificates);
        postgres = new SecuredPostgres(folder.resolve("postgres"), certificates);
        tokens = Tokens.keptIn(folder.resolve("keys"));
        for (Service service : Service.values()) {
            certificates.issue(user(service));
            var access = postgres.database(service.database());
            secret("stillwatch-" + service.database() + "-owner", access.owner());
            secret("stillwatch-" + service.database() + "-runtime", access.runtime());
            kafkaSecret(service, "first-" + service);
        }
        takesTurns(Service.INGEST);
        secrets.put("stillwatch-kafka-ca", Map.of("ca.crt", certificates.authority()));
        secrets.put("stillwatch-postgres-ca", Map.of("ca.crt", certificates.authority()));
        secrets.put(
                "stillwatch-linking-key", Map.of("key", file("linking-key", "of-32-bytes-or-more-for-this-test-only")));
        secrets.put("stillwatch-master-key", Map.of("key", file("master-key", "exactly-32-bytes-of-a-master-key")));
        secrets.put("stillwatch-signing-key", Map.of("signing-key.pem", signingKey()));
    }

    @AfterEach
    void stop() {
        pods.values().forEach(Pod::close);
        postgres.close();
        kafka.close();
    }

    @Test
    void the_services_work_with_scram_and_tls_and_with_rotated_passwords_and_with_client_certificates()
            throws Exception {
        Manifests byPassword = install(kafka.scram(), Map.of());
        for (Service service : Service.values()) {
            migrate(byPassword, service);
            start(byPassword, service);
        }
        becomesPublishedAndScored(1);
        casesAreOpened("by-password");
        assertThat(postgres.sessions())
                .satisfies(counts -> assertThat(counts.getFirst()).isPositive().isEqualTo(counts.getLast()));

        rotate(Service.INGEST);
        becomesPublishedAndScored(2);

        pods.values().forEach(Pod::close);
        postgres.asksForCertificates();
        Manifests byCertificate = install(kafka.mutual(), Map.of("kafka.protocol", "SSL"));
        for (Service service : Service.values()) {
            start(byCertificate, service);
        }
        becomesPublishedAndScored(3);
        casesAreOpened("by-certificate");
    }

    /** Renders the chart and has its script make the topics and grant what each service needs. */
    private Manifests install(String brokers, Map<String, String> more) throws IOException, InterruptedException {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "kafka.bootstrapServers",
                brokers,
                "postgres.host",
                "localhost",
                "postgres.port",
                Integer.toString(postgres.port()),
                "postgres.databases.ingest.runtimeRole",
                postgres.database(Service.INGEST.database()).runtime().user(),
                "ingest.tickIdle",
                "2s"));
        settings.putAll(more);
        boolean byCertificate = settings.containsKey("kafka.protocol");
        for (Service service : Service.values()) {
            settings.put("kafka.principals." + name(service), byCertificate ? "CN=" + user(service) : user(service));
            if (byCertificate) {
                settings.put("postgres.clientCertificates." + name(service), user(service) + "-postgres");
                certificateSecrets(service);
            }
        }
        Manifests manifests = Chart.render("values-small.yaml", settings);
        String script = manifests.of("ConfigMap").stream()
                .map(map -> map.path("data").path("kafka-setup.sh").asText())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(KafkaScript.run(script.replace(brokers, kafka.scram()), kafka.administrator(), folder))
                .isGreaterThan(20);
        return manifests;
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
        ports.put(service, port);
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
                        Integer.toString(Ports.free()),
                        "QUARKUS_OIDC_AUTH_SERVER_URL",
                        "",
                        "QUARKUS_OIDC_PUBLIC_KEY",
                        tokens.publicKey(),
                        "QUARKUS_OIDC_TOKEN_ISSUER",
                        Tokens.ISSUER));
        pods.put(service, pod);
        await().atMost(PATIENCE)
                .failFast(() -> assertThat(pod.isRunning()).as(pod.log()).isTrue())
                .ignoreExceptions()
                .until(() -> ask(service, "/q/health/ready", "GET", "") == 200);
    }

    private Pod pod(JsonNode workload, Service service, String part, Map<String, String> instead) {
        try {
            Path root = Files.createDirectories(folder.resolve(part + "-" + name(service)));
            Path program = PROJECT.resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
            return new Pod(workload.at("/spec/template"), program, new Pod.Secrets(secrets), root, instead);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins with the second role of the two; what its migrations granted the first has as well, since a rotation goes back to it. */
    private void takesTurns(Service service) throws Exception {
        String first = postgres.database(service.database()).runtime().user();
        postgres.member(first + "_b", first, "second");
        secret("stillwatch-" + service.database() + "-runtime", new Login(first + "_b", "second"));
    }

    /** New passwords for the broker and the database: what runs goes on, what starts needs the new ones. */
    private void rotate(Service service) throws Exception {
        Login before = postgres.database(service.database()).runtime();
        postgres.password(before.user(), "rotated");
        secret("stillwatch-" + service.database() + "-runtime", new Login(before.user(), "rotated"));
        kafkaSecret(service, "rotated");
        Objects.requireNonNull(pods.get(service)).close();
        start(install(kafka.scram(), Map.of()), service);
    }

    private void becomesPublishedAndScored(int number) throws Exception {
        String line =
                "{\"id\":\"i%d\",\"time\":\"%s\",\"account\":\"acct_1\",\"model\":\"m\",\"input\":{\"prompt\":\"hello\"}}"
                        .formatted(number, Instant.now().minusSeconds(60));
        assertThat(ask(Service.INGEST, "/v1/interactions", "POST", line)).isEqualTo(200);
        await().atMost(PATIENCE)
                .until(() -> progress(Service.INGEST).path("published").asInt() == number);
        await().atMost(PATIENCE)
                .until(() -> progress(Service.SCORING).path("scored").asInt() == number
                        && progress(Service.SCORING).path("lag").asInt(-1) == 0);
        await().atMost(PATIENCE).until(() -> progress(Service.CASE).path("lag").asInt(-1) == 0);
    }

    private void casesAreOpened(String summary) throws Exception {
        assertThat(ask(Service.CASE, "/v1/cases", "POST", "{\"summary\":\"" + summary + "\"}"))
                .isBetween(200, 201);
        await().atMost(PATIENCE).until(() -> waitingInOutbox() == 0);
    }

    /** Whatever is published has left it. */
    private long waitingInOutbox() throws Exception {
        var access = postgres.database(Service.CASE.database());
        try (var connection = DriverManager.getConnection(
                        access.jdbcUrl() + "?sslmode=require&sslcert=" + certificates.file(user(Service.CASE), "crt")
                                + "&sslkey=" + certificates.file(user(Service.CASE), "pk8"),
                        access.owner().user(),
                        access.owner().password());
                var sql = connection.createStatement();
                var found = sql.executeQuery("select count(*) from outbox")) {
            found.next();
            return found.getLong(1);
        }
    }

    private JsonNode progress(Service service) throws IOException, InterruptedException {
        return json.readTree(
                client.send(request(service, "/v1/progress", "operator").build(), BodyHandlers.ofString())
                        .body());
    }

    private int ask(Service service, String path, String method, String body) throws IOException, InterruptedException {
        String role = service == Service.INGEST ? "ingester" : "analyst";
        return client.send(
                        request(service, path, role)
                                .header(
                                        "Content-Type",
                                        service == Service.INGEST ? "application/x-ndjson" : "application/json")
                                .header("Idempotency-Key", "key-" + body.hashCode())
                                .method(method, BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private HttpRequest.Builder request(Service service, String path, String role) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + Objects.requireNonNull(ports.get(service)) + path))
                .header("Authorization", "Bearer " + tokens.mint("secured", role));
    }

    private void secret(String name, Login login) throws IOException {
        secrets.put(
                name,
                Map.of(
                        "username",
                        file(name + "-user", login.user()),
                        "password",
                        file(name + "-password", login.password())));
    }

    private void kafkaSecret(Service service, String password) throws IOException {
        kafka.password(user(service), password);
        secrets.put(
                user(service), Map.of(JAAS, file(user(service) + "-jaas", SecuredKafka.jaas(user(service), password))));
    }

    private void certificateSecrets(Service service) throws IOException {
        String user = user(service);
        secrets.put(
                user,
                Map.of(
                        "user.p12",
                        certificates.store(user),
                        "user.password",
                        file(user + "-store", Certificates.PASSWORD)));
        secrets.put(
                user + "-postgres",
                Map.of(
                        "tls.crt",
                        certificates.file(user, "crt"),
                        "tls.key",
                        certificates.file(user, "key"),
                        "tls.pk8",
                        certificates.file(user, "pk8")));
    }

    private Path signingKey() throws Exception {
        byte[] key = KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        return file(
                "signing-key",
                "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(key)
                        + "\n-----END PRIVATE KEY-----\n");
    }

    private Path file(String name, String content) throws IOException {
        return Files.write(folder.resolve(name), content.getBytes(UTF_8));
    }

    private static String name(Service service) {
        return service.name().toLowerCase(Locale.ROOT);
    }

    private static String user(Service service) {
        return "stillwatch-kafka-" + name(service);
    }
}
