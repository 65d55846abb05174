package io.stillwatch.local.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A file of records, one a line, plain or packed as its name says ({@code .gz}, {@code .zst}); read once, in little memory. */
final class RecordFile implements AutoCloseable {
    static final int LINES = 1_000;

    private static final int BYTES = 8 * 1024 * 1024;
    /** Of a longer line this much is sent, which ingest refuses by its length. */
    private static final int LINE_BYTES = 2 * 1024 * 1024 + 1024;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> OF_INTERACTIONS = Set.of("id", "model", "input");

    private final long size;
    private final Counted raw;
    private final InputStream lines;
    private long nextLine = 1;

    private RecordFile(Path path) throws IOException {
        this.size = Files.size(path);
        this.raw = new Counted(Files.newInputStream(path));
        this.lines = new BufferedInputStream(unpacked(path.getFileName().toString(), raw), 1 << 16);
    }

    static RecordFile open(Path path) throws IOException {
        return new RecordFile(path);
    }

    /** Told by the first line that can be read: a fact is of an account and has no id, model or input. */
    static Kind kindOf(Path path) throws IOException {
        try (RecordFile file = open(path);
                var lines = new BufferedReader(new InputStreamReader(file.lines, UTF_8))) {
            return lines.lines()
                    .map(RecordFile::read)
                    .filter(JsonNode::isObject)
                    .findFirst()
                    .filter(record ->
                            record.has("account") && OF_INTERACTIONS.stream().noneMatch(record::has))
                    .map(_ -> Kind.ACCOUNTS)
                    .orElse(Kind.INTERACTIONS);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** From 0 to 1, by the bytes on disk. */
    double part() {
        return size == 0 ? 1 : (double) raw.count / size;
    }

    /** Goes to a line without keeping those before it; where the last line has no end, behind it is the end of the file. */
    void skipTo(long line) throws IOException {
        while (nextLine < line) {
            int next = lines.read();
            nextLine += next == '\n' || next < 0 ? 1 : 0;
        }
    }

    /** The next lines; none at the end. */
    Batch next() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        long first = nextLine;
        int bytes = 0;
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            boolean more = true;
            while (more && nextLine - first < LINES && bytes < BYTES) {
                int length = line(out);
                more = length >= 0;
                bytes += length;
            }
        }
        return new Batch(first, (int) (nextLine - first), packed.toByteArray());
    }

    /** Copies a line with its end; returns its length, or -1 where the file ends. */
    private int line(GZIPOutputStream to) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        int next = lines.read();
        if (next < 0) {
            return -1;
        }
        for (; next >= 0 && next != '\n'; next = lines.read()) {
            if (line.size() < LINE_BYTES) {
                line.write(next);
            }
        }
        line.write('\n');
        line.writeTo(to);
        nextLine++;
        return line.size();
    }

    private static InputStream unpacked(String name, InputStream raw) throws IOException {
        if (name.endsWith(".gz")) {
            return new GZIPInputStream(raw, 1 << 16);
        }
        return name.endsWith(".zst") ? new ZstdInputStream(raw) : raw;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            int read = in.read(to, from, length);
            count += Math.max(read, 0);
            return read;
        }
    }
}
