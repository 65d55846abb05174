package io.stillwatch.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Strimzi's custom resource definitions, made from its own classes by its own generator in a process of its own. */
final class StrimziDefinitions {

    private static final Path JARS = Path.of("target", "strimzi").toAbsolutePath();
    private static final String MODEL = "io.strimzi.api.kafka.model.";
    private static final List<String> CLASSES =
            List.of("kafka.Kafka", "nodepool.KafkaNodePool", "topic.KafkaTopic", "user.KafkaUser");

    private StrimziDefinitions() {}

    static List<JsonNode> generate() {
        List<Path> files =
                CLASSES.stream().map(name -> JARS.resolve(name + ".yaml")).toList();
        try {
            run(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return files.stream().map(SchemaKinds::read).toList();
    }

    static URL[] jars() throws IOException {
        try (Stream<Path> files = Files.list(JARS)) {
            var urls = new ArrayList<URL>();
            for (Path jar :
                    files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                urls.add(jar.toUri().toURL());
            }
            return urls.toArray(URL[]::new);
        }
    }

    private static void run(List<Path> files) throws IOException, InterruptedException {
        Path log = JARS.resolve("generator.log");
        Stream<String> program = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                JARS + "/*",
                "io.strimzi.crdgenerator.CrdGenerator",
                "--yaml");
        Stream<String> wanted = Stream.iterate(0, n -> n < files.size(), n -> n + 1)
                .map(n -> MODEL + CLASSES.get(n) + "=" + files.get(n));
        Process process = new ProcessBuilder(Stream.concat(program, wanted).toList())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("The generator failed: " + Files.readString(log));
        }
    }
}
