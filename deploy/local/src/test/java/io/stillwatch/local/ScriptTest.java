package io.stillwatch.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the script in a project of empty files, with a Java and a Maven that only say how they were called. */
class ScriptTest {

    @TempDir
    private Path project;

    @TempDir
    private Path machine;

    @BeforeEach
    void layOut() throws IOException {
        Files.copy(Path.of("../../stillwatch").toAbsolutePath().normalize(), project.resolve("stillwatch"));
        Path usage = project.resolve("deploy/local/src/main/resources/usage.txt");
        create(usage);
        Files.writeString(usage, "Usage: ...\n");
        Files.setLastModifiedTime(usage, FileTime.from(Instant.EPOCH));
        program(machine.resolve("bin/mvn"), "echo \"maven $JAVA_HOME $*\"");
        create(project.resolve("pom.xml"));
        for (Service service : Service.values()) {
            create(service.program(project));
        }
        Path built = project.resolve("deploy/local/target/built");
        create(built);
        Files.setLastModifiedTime(built, FileTime.from(Instant.now().minusSeconds(60)));
        Files.setLastModifiedTime(project.resolve("pom.xml"), FileTime.from(Instant.EPOCH));
    }

    @Test
    void the_jdk_that_java_home_names_is_taken_if_it_is_new_enough() throws Exception {
        Path jdk = jdk("25.0.1");
        assertThat(run(jdk, "up", "--data", "x y"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("java " + jdk)
                .endsWith("io.stillwatch.local.Stillwatch up --data x y");
    }

    @Test
    void a_jdk_on_the_path_is_taken_when_the_one_of_java_home_is_too_old() throws Exception {
        Path jdk = jdk("25.0.1");
        Files.createSymbolicLink(machine.resolve("bin/javac"), jdk.resolve("bin/javac"));
        assertThat(run(jdk("17.0.9"), "up")).first().asString().startsWith("java " + jdk.toRealPath());
    }

    @Test
    void a_command_that_does_not_exist_is_answered_without_building_anything() throws Exception {
        assertThat(run(2, jdk("25"), "rewind"))
                .containsExactly("stillwatch: there is no such command: rewind", "Usage: ...");
    }

    @Test
    void test_hands_its_arguments_to_maven() throws Exception {
        Path jdk = jdk("25");
        assertThat(run(jdk, "test", "-pl", "event-sourcing"))
                .containsExactly("maven " + jdk + " -B -ntp verify -pl event-sourcing");
    }

    @Test
    void benchmarks_run_on_a_class_path_of_their_own_that_is_built_when_it_is_missing() throws Exception {
        Files.createDirectories(project.resolve("deploy/e2e/target"));
        List<String> said = run(jdk("25"), "bench", "detection", "--seeds", "1");
        assertThat(said).hasSize(3);
        assertThat(said.get(1)).endsWith("-pl deploy/e2e -am");
        assertThat(said.get(2))
                .contains("/deploy/e2e/target/lib/*")
                .endsWith("io.stillwatch.e2e.bench.Bench detection --seeds 1");
    }

    @Test
    void what_is_older_than_its_sources_is_built_first() throws Exception {
        create(project.resolve("ingest-service/src/main/java/Changed.java"));
        List<String> said = run(jdk("25"), "up");
        assertThat(said).hasSize(3);
        assertThat(said.get(1)).startsWith("maven ").contains(" package ");
        assertThat(said.get(2)).startsWith("java ");
    }

    @Test
    void what_is_missing_is_built_first() throws Exception {
        Files.delete(Service.CASE.program(project));
        assertThat(run(jdk("25"), "up")).hasSize(3);
    }

    @Test
    void what_is_up_to_date_is_not_built_again() throws Exception {
        Path jdk = jdk("25");
        create(project.resolve("ingest-service/src/main/java/Changed.java"));
        run(jdk, "up");
        assertThat(run(jdk, "up")).hasSize(1);
    }

    @Test
    void nothing_is_built_while_a_suite_of_the_same_clone_runs() throws Exception {
        Path jdk = jdk("25");
        program(jdk.resolve("bin/java"), "echo \"java $0 $*\"; case \"$*\" in *up) read -r _ ;; esac");
        Process suite = script(jdk, "up");
        try (var said = suite.inputReader()) {
            assertThat(said.readLine()).startsWith("java ");
            create(project.resolve("ingest-service/src/main/java/Changed.java"));

            assertThat(run(1, jdk, "bench", "detection"))
                    .singleElement()
                    .asString()
                    .contains("something of " + project + " runs (process " + suite.pid() + ")");
        } finally {
            suite.destroy();
        }
    }

    private List<String> run(Path javaHome, String... arguments) throws IOException, InterruptedException {
        return run(0, javaHome, arguments);
    }

    private List<String> run(int exit, Path javaHome, String... arguments) throws IOException, InterruptedException {
        Process script = script(javaHome, arguments);
        String output = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(script.waitFor()).as(output).isEqualTo(exit);
        return output.lines().toList();
    }

    private Process script(Path javaHome, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(project.resolve("stillwatch").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", javaHome.toString());
        builder.environment().put("PATH", machine.resolve("bin") + ":/usr/bin:/bin");
        return builder.start();
    }

    private Path jdk(String version) throws IOException {
        Path jdk = machine.resolve("jdk-" + version);
        program(jdk.resolve("bin/java"), "echo \"java $0 $*\"");
        program(jdk.resolve("bin/javac"), "");
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
        return jdk;
    }

    private static void program(Path file, String body) throws IOException {
        create(file);
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void create(Path file) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        Files.write(file, new byte[0]);
    }
}
