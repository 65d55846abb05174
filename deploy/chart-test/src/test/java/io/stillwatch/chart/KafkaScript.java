package io.stillwatch.chart;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Consumer;
import kafka.admin.ConfigCommand;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.tools.AclCommand;
import org.apache.kafka.tools.TopicCommand;

/** The chart's {@code kafka-setup.sh}: run by a shell, its commands by Kafka's own tools, all in this JVM. */
final class KafkaScript {

    private static final String NOTE = "#!/bin/sh\n{ printf '%s\\037' \"${0##*/}\" \"$@\"; echo; } >>\"$COMMANDS\"\n";

    private static final Map<String, Consumer<String[]>> PROGRAMS = Map.of(
            "kafka-topics.sh", TopicCommand::main,
            "kafka-configs.sh", ConfigCommand::main,
            "kafka-acls.sh", AclCommand::main);

    private KafkaScript() {}

    /** Returns how many commands it ran. */
    static int run(String script, Map<String, Object> administrator, Path folder)
            throws IOException, InterruptedException {
        Path programs = Files.createDirectories(folder.resolve("bin"));
        for (String program : PROGRAMS.keySet()) {
            executable(programs.resolve(program), NOTE);
        }
        Path client = folder.resolve("client.properties");
        var properties = new Properties();
        properties.putAll(administrator);
        var text = new StringWriter();
        properties.store(text, null);
        Files.writeString(client, text.toString());
        Path commands = folder.resolve("commands");
        Files.deleteIfExists(commands);
        var builder = new ProcessBuilder(
                        "sh",
                        executable(folder.resolve("kafka-setup.sh"), script).toString(),
                        client.toString())
                .inheritIO();
        builder.environment().put("PATH", programs + ":" + System.getenv("PATH"));
        builder.environment().put("COMMANDS", commands.toString());
        if (builder.start().waitFor() != 0) {
            throw new IllegalStateException("The script failed");
        }
        List<String> noted = Files.readAllLines(commands);
        noted.forEach(KafkaScript::command);
        return noted.size();
    }

    private static void command(String line) {
        List<String> words = List.of(line.split("\u001f", -1));
        String[] arguments = words.subList(1, words.size() - 1).toArray(String[]::new);
        Exit.setExitProcedure((status, message) -> {
            if (status != 0) {
                throw new IllegalStateException(line.replace('\u001f', ' ') + " ended with " + status + ": " + message);
            }
        });
        try {
            Objects.requireNonNull(PROGRAMS.get(words.getFirst())).accept(arguments);
        } finally {
            Exit.resetExitProcedure();
        }
    }

    private static Path executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
