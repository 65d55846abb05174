package io.stillwatch.chart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A certificate authority of the test's own, made with the JDK's {@code keytool}; everything it signs is for {@code localhost}. */
final class Certificates {

    static final String PASSWORD = "of-this-test-only";

    private static final String AUTHORITY = "authority";

    private final Path folder;

    Certificates(Path folder) {
        this.folder = folder;
        pair(AUTHORITY, "-ext", "bc:c");
        keytool("-exportcert", "-rfc", "-alias", AUTHORITY, "-keystore", store(AUTHORITY), "-file", authority());
    }

    Path authority() {
        return folder.resolve("authority.crt");
    }

    /** Makes a key and has it signed: {@code NAME.p12}, {@code NAME.crt}, {@code NAME.key} (PEM) and {@code NAME.pk8} (DER). */
    Certificates issue(String name) {
        pair(name);
        Path request = folder.resolve(name + ".csr");
        keytool("-certreq", "-alias", name, "-keystore", store(name), "-file", request);
        keytool(
                "-gencert",
                "-rfc",
                "-alias",
                AUTHORITY,
                "-keystore",
                store(AUTHORITY),
                "-infile",
                request,
                "-outfile",
                file(name, "crt"),
                "-ext",
                "san=dns:localhost,ip:127.0.0.1");
        keytool("-importcert", "-noprompt", "-alias", AUTHORITY, "-keystore", store(name), "-file", authority());
        keytool("-importcert", "-noprompt", "-alias", name, "-keystore", store(name), "-file", file(name, "crt"));
        writeKey(name);
        return this;
    }

    Path store(String name) {
        return file(name, "p12");
    }

    Path file(String name, String kind) {
        return folder.resolve(name + "." + kind);
    }

    private void writeKey(String name) {
        try (InputStream stored = Files.newInputStream(store(name))) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(stored, PASSWORD.toCharArray());
            byte[] key = keys.getKey(name, PASSWORD.toCharArray()).getEncoded();
            Files.write(file(name, "pk8"), key);
            Files.writeString(
                    file(name, "key"),
                    "-----BEGIN PRIVATE KEY-----\n"
                            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
                            + "\n-----END PRIVATE KEY-----\n");
            Files.setPosixFilePermissions(file(name, "key"), PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void pair(String name, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=" + name,
                "-validity",
                "2",
                "-keystore",
                store(name),
                "-storetype",
                "PKCS12"));
        arguments.addAll(List.of(more));
        keytool(arguments.toArray());
    }

    private void keytool(Object... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        command.addAll(List.of("-storepass", PASSWORD));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
