package io.stillwatch.ingest.intake;

import io.airlift.compress.zstd.ZstdInputStream;
import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.eventsourcing.ProblemException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A body without its packing, given out no further than the limit and than honest packing goes. */
public final class Unpacked extends FilterInputStream {
    private static final int BUFFER = 64 * 1024;
    /** Prompts pack to a third or, where they repeat, to a thirtieth. */
    private static final long HONEST_RATIO = 200;

    private static final long RATIO_COUNTS_FROM = 16L * 1024 * 1024;

    private final Counted packed;
    private final long limit;
    private long given;

    private Unpacked(InputStream plain, Counted packed, long limit) {
        super(plain);
        this.packed = packed;
        this.limit = limit;
    }

    /**
     * Opens a body.
     *
     * @param encoding of the content: none, {@code gzip} or {@code zstd}
     * @param limit of bytes, unpacked; reading on throws a 413
     * @param lease pays for the memory that unpacking takes
     * @throws io.stillwatch.eventsourcing.ProblemException 415 for another encoding
     */
    public static Unpacked of(InputStream body, @Nullable String encoding, long limit, LongConsumer lease)
            throws IOException {
        lease.accept(2 * BUFFER);
        Counted packed = new Counted(body, limit);
        InputStream plain =
                switch (encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT)) {
                    case "identity", "" -> packed;
                    case "gzip", "x-gzip" -> new WholeGzip(packed);
                    case "zstd" -> new ZstdInputStream(new ZstdFrames(packed, new ZstdMemory(lease)));
                    default ->
                        throw Problem.of(
                                        "unsupported-media-type",
                                        415,
                                        "Unsupported Media Type",
                                        "Content-Encoding may be gzip, zstd or absent.")
                                .asException();
                };
        return new Unpacked(plain, packed, limit);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        int read = unpack(to, from, length);
        given += Math.max(read, 0);
        if (given > limit || isBomb()) {
            throw tooLarge("Unpacked it may have " + limit + " bytes, and not more than " + HONEST_RATIO
                    + " times what it has packed.");
        }
        return read;
    }

    private static RuntimeException tooLarge(String detail) {
        return Problem.of("body-too-large", 413, "The body is too large", detail)
                .asException();
    }

    private boolean isBomb() {
        return given > RATIO_COUNTS_FROM && given / HONEST_RATIO > packed.count;
    }

    /** The decoder of zstd says with unchecked exceptions of several kinds that what it reads is none. */
    private int unpack(byte[] to, int from, int length) throws IOException {
        try {
            return in.read(to, from, length);
        } catch (ProblemException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new IOException("Not what Content-Encoding says", e);
        }
    }

    /** Empty members and frames to be skipped become nothing however many come, so what is packed has the same limit as what is not. */
    private static final class Counted extends FilterInputStream {
        private final long limit;
        private long count;

        Counted(InputStream in, long limit) {
            super(in);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            int read = in.read(to, from, length);
            count += Math.max(read, 0);
            if (count > limit) {
                throw tooLarge("It may have " + limit + " bytes, packed or not.");
            }
            return read;
        }
    }
}
