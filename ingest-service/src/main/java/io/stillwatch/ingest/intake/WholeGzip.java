package io.stillwatch.ingest.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Java's own takes whatever follows the last member for an end; here it is an error, as RFC 1952 has it. */
final class WholeGzip extends GZIPInputStream {
    private static final int BUFFER = 64 * 1024;
    private static final int TRAILER = 8;

    private boolean isReading;

    WholeGzip(InputStream packed) throws IOException {
        super(new Foreseeing(packed), BUFFER);
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        int read = isReading ? 0 : readMembers(to, from, length);
        if (read < 0 && (inf.getRemaining() > TRAILER || in.read() >= 0)) {
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

    /** Java looks for a further member only where something is available, which a slow network may not have yet: this one waits for it. */
    private static final class Foreseeing extends BufferedInputStream {
        Foreseeing(InputStream in) {
            super(in, BUFFER);
        }

        @Override
        public synchronized int available() throws IOException {
            mark(1);
            boolean more = read() >= 0;
            reset();
            return more ? 1 : 0;
        }
    }
}
