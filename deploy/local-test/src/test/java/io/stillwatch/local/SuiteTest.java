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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void what_is_stopped_in_the_middle_of_its_start_launches_nothing_more() {
        Suite suite = Suite.on(project, data, 0);
        assertThatThrownBy(() -> suite.start(words -> closeAt("Starting the services", words, suite)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The suite is being stopped");
        assertThat(commandsOn(data)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Starting PostgreSQL and Kafka", "Starting the services"})
    void a_demo_that_is_ended_while_it_starts_leaves_no_process_and_no_folder(String moment, @TempDir Path temporary)
            throws Exception {
        Path log = data.resolve("launcher.log");
        Process launcher = run(List.of("-Djava.io.tmpdir=" + temporary), "demo");
        assertThat(Deadline.met(PATIENCE, () -> LogTail.of(log).contains(moment) || !launcher.isAlive()))
                .isTrue();
        launcher.destroy();
        assertThat(launcher.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(commandsOn(temporary)).isEmpty();
        assertThat(temporary).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Starting PostgreSQL and Kafka", "Starting the services"})
    void a_temporary_folder_goes_once_nothing_writes_into_it(String moment) throws InterruptedException {
        Suite suite = Suite.onTemporaryFolder(project, "suite-test", 0);
        Thread hook = new Thread(suite::close);
        assertThatThrownBy(() -> suite.start(words -> {
                    if (words.startsWith(moment)) {
                        hook.start();
                        Deadline.met(PATIENCE, suite::isClosing);
                    }
                }))
                .isInstanceOf(IllegalStateException.class);
        hook.join();
        assertThat(commandsOn(suite.data())).isEmpty();
        assertThat(suite.data()).doesNotExist();
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

    private static void closeAt(String moment, String words, Suite suite) {
        if (words.startsWith(moment)) {
            suite.close();
        }
    }

    private static List<String> commandsOn(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(process -> new RunningProcess(process).mentions(folder.toString()))
                .filter(process -> new RunningProcess(process).isAlive())
                .flatMap(process -> process.info().commandLine().stream())
                .toList();
    }

    private Process launch() throws IOException {
        Process launcher = run(List.of(), "up", "--data", data.toString(), "--port-base", Integer.toString(portBase));
        assertThat(Deadline.met(PATIENCE, () -> Files.exists(note()) || !launcher.isAlive()))
                .isTrue();
        assertThat(launcher.isAlive())
                .as(() -> LogTail.of(data.resolve("launcher.log")))
                .isTrue();
        return launcher;
    }

    private Process run(List<String> options, String... arguments) throws IOException {
        var command = new ArrayList<>(hearingCtrlC());
        Collections.addAll(
                command,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dstillwatch.project=" + project);
        command.addAll(options);
        command.add(Stillwatch.class.getName());
        Collections.addAll(command, arguments);
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(data.resolve("launcher.log").toFile()));
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return builder.start();
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
