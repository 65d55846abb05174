package io.stillwatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The key of a day in a folder that is slow, as one of a network may be: whoever reads it waits until it is given. */
final class SlowKey implements AutoCloseable {
    private final Path file;

    private SlowKey(Path file) {
        this.file = file;
    }

    static SlowKey of(Path file) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                .isZero();
        return new SlowKey(file);
    }

    /** Takes as long as nobody reads; who reads waits from then on for what is written to it. */
    OutputStream awaitReader() throws IOException {
        return Files.newOutputStream(file, StandardOpenOption.WRITE);
    }

    @Override
    public void close() throws IOException {
        Files.delete(file);
    }
}
