package io.stillwatch.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A pod of the chart without a cluster: its one container's program, with the environment that the chart gives it and the files that
 * the chart mounts, under a folder in place of the root.
 */
final class Pod implements AutoCloseable {

    /** The content of every Secret that the chart names, key to file. */
    record Secrets(Map<String, Map<String, Path>> files) {
        Path file(String secret, String key) {
            Path file = files.getOrDefault(secret, Map.of()).get(key);
            if (file == null) {
                throw new IllegalStateException("The chart names a Secret " + secret + " with a key " + key);
            }
            return file;
        }
    }

    private static final Duration ENDS_WITHIN = Duration.ofSeconds(20);

    private final Path log;
    private final Process process;

    /**
     * Starts it.
     *
     * @param template of the pod
     * @param options the file of options that the image holds
     * @param program the jar that the image holds
     * @param instead variables that are others here, as the ports
     */
    Pod(JsonNode template, Path options, Path program, Secrets secrets, Path root, Map<String, String> instead) {
        JsonNode container = template.at("/spec/containers/0");
        Map<String, String> environment = environment(container, secrets, root);
        environment.putAll(instead);
        mount(template, container, secrets, root);
        log = root.resolve("log");
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + options,
                "-jar",
                program.toString());
        builder.environment().putAll(environment);
        try {
            process = builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How it ended. */
    int exitCode() {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    boolean isRunning() {
        return process.isAlive();
    }

    String log() {
        return text(log);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(ENDS_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, String> environment(JsonNode container, Secrets secrets, Path root) {
        Map<String, String> environment = new TreeMap<>();
        Manifests.items(container.path("env")).forEach(variable -> {
            JsonNode key = variable.at("/valueFrom/secretKeyRef");
            String value = key.isMissingNode()
                    ? variable.path("value").asText()
                    : text(secrets.file(
                            key.path("name").asText(), key.path("key").asText()));
            environment.put(
                    variable.path("name").asText(),
                    value.replace("/etc/stillwatch", root + "/etc/stillwatch")
                            .replace("/var/lib/stillwatch", root + "/var/lib/stillwatch"));
        });
        return environment;
    }

    private static void mount(JsonNode template, JsonNode container, Secrets secrets, Path root) {
        Map<String, String> names = new TreeMap<>();
        Manifests.items(template.at("/spec/volumes"))
                .filter(volume -> volume.has("secret"))
                .forEach(volume -> names.put(
                        volume.path("name").asText(),
                        volume.at("/secret/secretName").asText()));
        Manifests.items(container.path("volumeMounts")).forEach(mount -> {
            Path folder = root.resolve(mount.path("mountPath").asText().substring(1));
            try {
                Files.createDirectories(folder);
                String secret = names.get(mount.path("name").asText());
                if (secret != null) {
                    for (var file :
                            secrets.files().getOrDefault(secret, Map.of()).entrySet()) {
                        Files.copy(file.getValue(), folder.resolve(file.getKey()), StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
