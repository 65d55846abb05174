package io.stillwatch.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class SuiteTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path project;

    @TempDir
    private Path data;

    private final int portBase = Ports.free() & ~7;

    @BeforeEach
    void layOut() throws IOException {
        StandInService.layOut(project);
    }

    @AfterEach
    void endWhatAFailedTestLeft() {
        new SuiteProcesses(data).end();
    }

    @Test
    void a_killed_launcher_is_followed_by_one_that_takes_over_and_ctrl_c_stops_everything() throws Exception {
        Process first = launch();
        List<Long> orphans = runningProcesses();
        first.destroyForcibly().waitFor();
        assertThat(alive(orphans)).as("the launcher had no time to stop them").isNotEmpty();

        Process second = launchAfterDeletingTheNote();
        List<Long> successors = runningProcesses();
        assertThat(alive(orphans)).isEmpty();
        assertThat(alive(successors)).hasSize(5);

        new ProcessBuilder("kill", "-INT", Long.toString(second.pid())).start().waitFor();
        assertThat(second.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(alive(successors)).isEmpty();
        assertThat(note()).doesNotExist();
    }

    @Test
    void a_service_that_does_not_start_is_named_with_the_end_of_its_log() throws IOException {
        StandInService.breakDown(project, Service.SCORING);
        try (Suite suite = Suite.on(project, data, 0)) {
            assertThatThrownBy(() -> suite.start(words -> {}))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("scoring-service ended")
                    .hasMessageContaining("The reason why it does not start");
        }
        assertThat(new PostgresCluster(data.resolve("postgres")).isRunning()).isFalse();
    }

    @Test
    void two_suites_do_not_share_a_folder() {
        try (Suite suite = Suite.on(project, data, 0)) {
            assertThatThrownBy(() -> Suite.on(project, suite.data(), 0))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("A suite is already running on " + data);
        }
    }

    @Test
    void a_setting_reaches_a_service_under_the_name_of_its_variable() {
        assertThat(ServiceProcess.variable("quarkus.oidc.public-key")).isEqualTo("QUARKUS_OIDC_PUBLIC_KEY");
    }

    private Process launchAfterDeletingTheNote() throws IOException {
        Files.delete(note());
        return launch();
    }

    /** What a shell starts in the background inherits an ignored Ctrl-C, which a JVM respects; the launcher gets a fresh one. */
    private static List<String> hearingCtrlC() {
        return System.getProperty("os.name").equals("Linux") ? List.of("env", "--default-signal=INT") : List.of();
    }

    private Process launch() throws IOException {
        var command = new ArrayList<>(hearingCtrlC());
        Collections.addAll(
                command,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dstillwatch.project=" + project,
                Stillwatch.class.getName(),
                "up",
                "--data",
                data.toString(),
                "--port-base",
                Integer.toString(portBase));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(data.resolve("launcher.log").toFile()));
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process launcher = builder.start();
        assertThat(Deadline.met(PATIENCE, () -> Files.exists(note()) || !launcher.isAlive()))
                .isTrue();
        assertThat(launcher.isAlive())
                .as(() -> LogTail.of(data.resolve("launcher.log")))
                .isTrue();
        return launcher;
    }

    private List<Long> runningProcesses() throws IOException {
        JsonNode suite = new ObjectMapper().readTree(note().toFile());
        var pids = new ArrayList<Long>();
        for (String part : List.of("kafka", "ingest-service", "scoring-service", "case-service")) {
            pids.add(suite.path(part).path("pid").asLong());
        }
        pids.add(Long.parseLong(Files.readAllLines(data.resolve("postgres/data/postmaster.pid"))
                .getFirst()
                .strip()));
        return pids;
    }

    private static List<Long> alive(List<Long> pids) {
        return pids.stream()
                .filter(pid -> ProcessHandle.of(pid)
                        .map(RunningProcess::new)
                        .filter(RunningProcess::isAlive)
                        .isPresent())
                .toList();
    }

    private Path note() {
        return data.resolve("suite.json");
    }
}
