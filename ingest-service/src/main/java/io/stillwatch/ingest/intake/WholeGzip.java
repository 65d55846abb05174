package io.stillwatch.ingest.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Java's own takes whatever follows the last member for an end; here it is an error, as RFC 1952 has it. */
final class WholeGzip extends GZIPInputStream {
    private static final int BUFFER = 64 * 1024;
    private static final int TRAILER = 8;

    private final Given packed;
    private long givenToInflate;
    private boolean isReading;

    WholeGzip(InputStream packed) throws IOException {
        this(new Given(packed));
    }

    private WholeGzip(Given packed) throws IOException {
        super(packed, BUFFER);
        this.packed = packed;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        int read = isReading ? 0 : readMembers(to, from, length);
        if (read < 0 && behindTheMember() > TRAILER) {
            throw new IOException("Something follows the last member");
        }
        return read;
    }

    /** Behind a member Java's own calls itself for the next, and forty thousand empty ones overflow its stack: here it comes back each time. */
    private int readMembers(byte[] to, int from, int length) throws IOException {
        isReading = true;
        try {
            int read = super.read(to, from, length);
            while (read == 0 && length > 0) {
                read = super.read(to, from, length);
            }
            return read;
        } finally {
            isReading = false;
        }
    }

    @Override
    protected void fill() throws IOException {
        super.fill();
        givenToInflate = packed.given;
    }

    /** Bytes that came behind what was inflated, those too that were taken for the head of a further member and are gone with it. */
    private long behindTheMember() {
        return packed.given - (givenToInflate - inf.getRemaining());
    }

    /** How much was given out. */
    private static final class Given extends BufferedInputStream {
        private long given;

        Given(InputStream in) {
            super(in, BUFFER);
        }

        @Override
        public synchronized int read() throws IOException {
            int read = super.read();
            given += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public synchronized int read(byte[] to, int from, int length) throws IOException {
            int read = super.read(to, from, length);
            given += Math.max(read, 0);
            return read;
        }
    }
}
