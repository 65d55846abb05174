package io.stillwatch.local.replay;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A file of records, one a line, plain or packed as its first bytes say, whatever it is called; read once, in little memory. */
final class RecordFile implements AutoCloseable {
    static final int LINES = 1_000;

    private static final int BUFFER = 1 << 16;
    private static final int BYTES = 8 * 1024 * 1024;
    /** Of a longer line this much is sent, which ingest refuses by its length. */
    private static final int LINE_BYTES = 2 * 1024 * 1024 + 1024;

    private final long size;
    private final SeekableByteChannel raw;
    private final InputStream lines;
    private final CRC32C checksum = new CRC32C();
    private long nextLine = 1;
    private boolean ended;
    private boolean endsWithinALine;

    private RecordFile(Path path) throws IOException {
        this.size = Files.size(path);
        this.raw = Files.newByteChannel(path);
        InputStream packed = new BufferedInputStream(Channels.newInputStream(raw), BUFFER);
        this.lines = new BufferedInputStream(Packing.unpacked(path, packed), BUFFER);
    }

    /** Of a pipe, whoever looks what it holds takes it away: that is none. */
    static RecordFile open(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new IOException("it is no regular file; what comes from a pipe has to be written to one first");
        }
        return new RecordFile(path);
    }

    /** From 0 to 1, by the bytes on disk. */
    double part() throws IOException {
        return size == 0 ? 1 : (double) raw.position() / size;
    }

    /** Whether it is the file that was read so far once, however it is called now and whatever has come behind; then it goes on from there. */
    boolean goesOnFrom(Reached before) throws IOException {
        boolean more = true;
        while (more && nextLine < before.nextLine()) {
            more = line() != null;
        }
        return reached().equals(before);
    }

    private Reached reached() {
        return new Reached(nextLine, checksum.getValue());
    }

    /** The next lines; none at the end. */
    Batch next() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        long first = nextLine;
        int bytes = 0;
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            boolean more = true;
            while (more && nextLine - first < LINES && bytes < BYTES) {
                byte[] line = line();
                more = line != null;
                if (line != null) {
                    out.write(line);
                    bytes += line.length;
                }
            }
        }
        return new Batch(first, (int) (nextLine - first), packed.toByteArray(), reached());
    }

    /** The line that it ends within, or 0: what is missing of it may be written yet. */
    long unfinishedLine() {
        return endsWithinALine ? nextLine : 0;
    }

    /**
     * A line with its end, cut where it is too long to be sent; null where the file ended, whatever has been written behind that since. A last line
     * that has no end is one if nothing can become of it any more: it is whole JSON, or too long.
     */
    byte @Nullable [] line() throws IOException {
        if (ended) {
            return null;
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        int next = lines.read();
        for (; next >= 0 && next != '\n'; next = lines.read()) {
            if (line.size() < LINE_BYTES) {
                line.write(next);
            }
        }
        ended = next < 0;
        if (ended && mayGoOn(line)) {
            endsWithinALine = line.size() > 0;
            return null;
        }
        line.write('\n');
        nextLine++;
        byte[] whole = line.toByteArray();
        checksum.update(whole);
        return whole;
    }

    private static boolean mayGoOn(ByteArrayOutputStream line) {
        return line.size() < LINE_BYTES && Kind.parsed(line.toByteArray()).isMissingNode();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
