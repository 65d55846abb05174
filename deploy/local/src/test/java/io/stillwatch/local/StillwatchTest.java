package io.stillwatch.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("what is printed is looked at")
class StillwatchTest {

    private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final PrintStream standardError = System.err;
    private final PrintStream standardOutput = System.out;

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(complaints, true, StandardCharsets.UTF_8));
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setErr(standardError);
        System.setOut(standardOutput);
    }

    @Test
    void without_a_command_it_says_which_there_are() throws IOException {
        assertThat(run()).isEqualTo(2);
        assertThat(complaints()).contains("Usage:", "demo", "up", "token", "simulate", "test");
    }

    @Test
    void a_command_that_does_not_exist_is_named() throws IOException {
        assertThat(run("rewind", "file")).isEqualTo(2);
        assertThat(complaints()).contains("There is no such command: rewind", "Usage:");
    }

    @Test
    void a_port_base_beyond_the_last_port_is_refused() throws IOException {
        assertThat(run("up", "--data", folder.toString(), "--port-base", "65530"))
                .isEqualTo(2);
        assertThat(complaints()).contains("The port base must lie between 1024 and 65528");
    }

    @Test
    void a_replay_needs_a_file_and_a_suite_that_runs() throws IOException {
        assertThat(run("replay")).isEqualTo(2);
        assertThat(complaints()).contains("Name one file of records, or several");
        assertThat(run("replay", "--data", folder.toString(), "traffic.ndjson")).isEqualTo(1);
        assertThat(complaints()).contains("No suite runs on " + folder);
    }

    @Test
    void a_token_needs_exactly_one_list_of_roles() throws IOException {
        assertThat(run("token")).isEqualTo(2);
        assertThat(complaints()).contains("Name one role, or several with commas between them");
    }

    @Test
    void a_token_is_for_a_suite_that_has_been_started() throws IOException {
        assertThat(run("token", "analyst", "--data", folder.toString())).isEqualTo(1);
        assertThat(complaints()).contains("No suite has been started on " + folder);
    }

    @Test
    void a_token_is_all_that_is_printed_so_that_scripts_can_use_it() throws IOException {
        Tokens.keptIn(folder.resolve("keys"));
        assertThat(run("token", "analyst,lead", "--data", folder.toString())).isZero();
        assertThat(output.toString(StandardCharsets.UTF_8)).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+\\R");
    }

    @Test
    void a_second_person_has_a_token_of_their_own() throws IOException, InvalidJwtException, MalformedClaimException {
        Tokens.keptIn(folder.resolve("keys"));
        assertThat(run("token", "lead", "--as", "max", "--data", folder.toString()))
                .isZero();
        assertThat(subject()).isEqualTo("max");
        output.reset();
        run("token", "lead", "--data", folder.toString());
        assertThat(subject()).isEqualTo(System.getProperty("user.name"));
    }

    @Test
    void nobody_is_no_person() throws IOException {
        Tokens.keptIn(folder.resolve("keys"));
        assertThat(run("token", "lead", "--as", " ", "--data", folder.toString()))
                .isEqualTo(2);
        assertThat(complaints()).contains("--as needs a name");
    }

    private String subject() throws InvalidJwtException, MalformedClaimException {
        return new JwtConsumerBuilder()
                .setSkipSignatureVerification()
                .setExpectedAudience(Tokens.AUDIENCE)
                .build()
                .processToClaims(output.toString(StandardCharsets.UTF_8).strip())
                .getSubject();
    }

    @Test
    void a_file_that_cannot_be_used_is_named_in_one_line() throws IOException {
        Path missing = folder.resolve("bundle");
        assertThat(run("verify", missing.toString())).isEqualTo(2);
        assertThat(complaints()).isEqualToIgnoringNewLines("stillwatch verify: There is no file " + missing);
    }

    @Test
    void an_unbuilt_project_is_told_what_is_missing() throws IOException {
        System.setProperty("stillwatch.project", folder.toString());
        try {
            assertThat(run("up", "--data", folder.toString())).isEqualTo(1);
        } finally {
            System.clearProperty("stillwatch.project");
        }
        assertThat(complaints()).contains("ingest-service has not been built");
    }

    private static int run(String... arguments) throws IOException {
        return Stillwatch.run(List.of(arguments));
    }

    private String complaints() {
        return complaints.toString(StandardCharsets.UTF_8);
    }
}
