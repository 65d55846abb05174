package io.stillwatch.local.verify;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is not what it has to be says nothing about the bundle. */
class UnusableFileTest {

    private static final PrintStream NOBODY =
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private Path bundle = Path.of("");

    @BeforeEach
    void aBundleThatHolds() throws IOException {
        bundle = file(
                "bundle", new Writer().event("case-opened", "{}").witnessed().signed());
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        Path missing = folder.resolve("missing");

        isRefused(missing, Optional.empty(), Optional.empty(), "There is no file " + missing);
        isRefused(bundle, Optional.of(missing), Optional.empty(), "There is no file " + missing);
        isRefused(bundle, Optional.empty(), Optional.of(missing), "There is no file " + missing);
    }

    @Test
    void checkpoints_that_are_no_text_are_named() throws IOException {
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe});

        isRefused(bundle, Optional.empty(), Optional.of(binary), binary + " is no text");
    }

    @Test
    void a_private_key_is_none_that_counts() throws IOException {
        Path key = file("key", "-----BEGIN PRIVATE KEY-----\nMC4=\n-----END PRIVATE KEY-----\n");

        isRefused(
                bundle,
                Optional.of(key),
                Optional.empty(),
                key + ": It holds a private key; what is needed is the public one");
    }

    @Test
    void a_page_of_events_is_no_list_of_checkpoints() throws IOException {
        Path page = file("page", "{\"items\":[],\"next\":null,\"head\":7}\n");

        isRefused(
                bundle,
                Optional.empty(),
                Optional.of(page),
                "Line 1 of the checkpoints is no checkpoint: there has to be one a line"
                        + " (of a page of GET /v1/events, what jq -c '.items[]' prints)");
    }

    private static void isRefused(Path bundle, Optional<Path> key, Optional<Path> checkpoints, String reason) {
        assertThatThrownBy(() -> Verify.file(bundle, key, checkpoints, NOBODY))
                .isInstanceOf(UnusableFile.class)
                .hasMessage(reason);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
