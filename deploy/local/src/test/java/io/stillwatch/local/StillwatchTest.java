package io.stillwatch.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is asked for wrongly is refused, with a word on how it is meant. */
class StillwatchTest extends OverheardCommands {

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
    void a_replay_elsewhere_is_told_what_an_address_needs() throws IOException {
        for (String wrong : List.of(
                "localhost:8081",
                "ftp://host",
                "https://",
                "https://host/prefix/",
                "https://a:secret@host",
                "https://host?secret",
                "https://ho st")) {
            complaints.reset();

            assertThat(run("replay", "--url", wrong, "traffic.ndjson"))
                    .as(wrong)
                    .isEqualTo(2);
            assertThat(complaints())
                    .contains("--url needs http:// or https://, a host")
                    .doesNotContain("secret");
        }
    }

    @Test
    void a_token_that_cannot_be_sent_is_not_printed() {
        for (String token : List.of("geh\neim", "geh eim", "geh\u00e9im")) {
            assertThatThrownBy(() -> Elsewhere.ingest("https://host", Map.of("STILLWATCH_TOKEN", token)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("STILLWATCH_TOKEN has a blank")
                    .hasMessageNotContaining("geh");
        }
        assertThatCode(() -> Elsewhere.ingest("https://host:8443/", Map.of("STILLWATCH_TOKEN", "token\r\n")))
                .doesNotThrowAnyException();
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
}
