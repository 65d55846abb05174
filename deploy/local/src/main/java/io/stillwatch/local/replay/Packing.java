package io.stillwatch.local.replay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdUtils;

/** How the content of a file is packed, told by its first bytes: names are written in many ways, and lost on the way. */
enum Packing {
    NONE,
    GZIP,
    ZSTD;

    /** Of those that are read here, and would have to begin differently. */
    private static final Pattern NAME_OF_ONE = Pattern.compile("(?i).*\\.(gz|zst|zstd)");

    private static final int TELLING_BYTES = 4;

    /** What a file holds, unpacked; the stream has to support marks. */
    static InputStream unpacked(Path file, InputStream content) throws IOException {
        content.mark(TELLING_BYTES);
        Packing packing = of(content.readNBytes(TELLING_BYTES));
        content.reset();
        if (packing == NONE
                && NAME_OF_ONE.matcher(file.getFileName().toString()).matches()) {
            throw new IOException("it is not packed, as its name says");
        }
        return packing.unpacking(content);
    }

    private static Packing of(byte[] start) {
        if (start.length > 1 && start[0] == (byte) 0x1F && start[1] == (byte) 0x8B) {
            return GZIP;
        }
        return ZstdUtils.matches(start, start.length) ? ZSTD : NONE;
    }

    /** Of any number of members or frames; Java's own reader of gzip takes whatever follows one for the end, and half of a damaged file for all of it. */
    private InputStream unpacking(InputStream content) throws IOException {
        return switch (this) {
            case NONE -> content;
            case GZIP ->
                GzipCompressorInputStream.builder()
                        .setInputStream(content)
                        .setDecompressConcatenated(true)
                        .get();
            case ZSTD -> new ZstdCompressorInputStream(content);
        };
    }
}
