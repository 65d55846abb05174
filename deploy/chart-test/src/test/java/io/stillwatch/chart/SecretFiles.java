package io.stillwatch.chart;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stillwatch.local.DatabaseAccess.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** The Secrets that an operator makes before the chart is installed, each a file per key. */
final class SecretFiles {

    private final Map<String, Map<String, Path>> secrets = new HashMap<>();
    private final Path folder;
    private final Certificates certificates;

    SecretFiles(Path folder, Certificates certificates) throws IOException, GeneralSecurityException {
        this.folder = folder;
        this.certificates = certificates;
        for (String server : new String[] {"kafka", "postgres", "identity"}) {
            secrets.put("stillwatch-" + server + "-ca", Map.of("ca.crt", certificates.authority()));
        }
        secrets.put(
                "stillwatch-linking-key", Map.of("key", file("linking-key", "of-32-bytes-or-more-for-this-test-only")));
        secrets.put("stillwatch-master-key", Map.of("key", file("master-key", "exactly-32-bytes-of-a-master-key")));
        secrets.put("stillwatch-signing-key", Map.of("signing-key.pem", signingKey()));
    }

    Pod.Secrets mounted() {
        return new Pod.Secrets(secrets);
    }

    void login(String name, Login login) throws IOException {
        secrets.put(
                name,
                Map.of(
                        "username",
                        file(name + "-user", login.user()),
                        "password",
                        file(name + "-password", login.password())));
    }

    void kafkaPassword(String user, String password) throws IOException {
        secrets.put(user, Map.of("sasl.jaas.config", file(user + "-jaas", SecuredKafka.jaas(user, password))));
    }

    void clientCertificates(String user) throws IOException {
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

    private Path signingKey() throws IOException, GeneralSecurityException {
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
}
