package io.stillwatch.local;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * The main program of the broker's process: {@code KafkaNode server.properties}.
 *
 * <p>It ends on SIGTERM, and when its standard input does: a broker does not outlive whoever started it.
 */
final class KafkaNode {

    /** The same for every local installation, so that a folder may be moved and a format cut short may be repeated. */
    private static final Uuid CLUSTER = Uuid.fromString("c3RpbGx3YXRjaC1sb2NhbA");

    private KafkaNode() {}

    public static void main(String[] arguments) {
        Path settings = Path.of(arguments[0]);
        try {
            Properties properties = read(settings);
            format(settings, Path.of(properties.getProperty("log.dirs")));
            run(properties);
        } catch (IOException | RuntimeException e) {
            e.printStackTrace(System.out);
            // A start that failed half-way leaves threads behind that would keep the process alive.
            Runtime.getRuntime().halt(1);
        }
    }

    private static Properties read(Path settings) throws IOException {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(settings)) {
            properties.load(reader);
        }
        return properties;
    }

    /** A folder's own properties are what formatting writes last; a start after that need not load the tool. */
    private static void format(Path settings, Path log) {
        if (Files.exists(log.resolve("meta.properties"))) {
            return;
        }
        String[] arguments = {"format", "--ignore-formatted", "-t", CLUSTER.toString(), "-c", settings.toString()};
        int exit = StorageTool.execute(arguments, System.out);
        if (exit != 0) {
            throw new IllegalStateException("Formatting the broker's folder failed with " + exit);
        }
    }

    private static void run(Properties properties) {
        var server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "shutdown"));
        Thread.ofPlatform().daemon().name("launcher-watch").start(KafkaNode::exitWithTheLauncher);
        server.startup();
        server.awaitShutdown();
    }

    private static void exitWithTheLauncher() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever said on this pipe; only its end means something.
            }
        } catch (IOException broken) {
            // Broken is as good as ended.
        }
        System.exit(0);
    }
}
