package io.stillwatch.e2e.soak.hostile;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Interactions as NDJSON without end, or rather up to a length, made as they are read. */
final class HonestLines extends InputStream {
    private static final String PROMPT = "Explain in plain words how the tide of number %d comes and goes. ";
    private static final int SENTENCES = 8;

    private final Instant from = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(30, ChronoUnit.HOURS);
    private final long length;
    private long given;
    private int written;
    private byte[] line = new byte[0];
    private int at;

    HonestLines(long length) {
        this.length = length;
    }

    int written() {
        return written;
    }

    @Override
    public int read() {
        if (at == line.length && !more()) {
            return -1;
        }
        return line[at++] & 0xFF;
    }

    @Override
    public int read(byte[] to, int offset, int wanted) {
        if (at == line.length && !more()) {
            return -1;
        }
        int some = Math.min(wanted, line.length - at);
        System.arraycopy(line, at, to, offset, some);
        at += some;
        return some;
    }

    private boolean more() {
        if (given >= length) {
            return false;
        }
        line = """
                {"id":"large-%d","time":"%s","account":"acct_%d","model":"m-4","input":{"prompt":"%s"}}
                """.formatted(
                        written,
                        from.plusMillis(written),
                        written % 1000,
                        PROMPT.formatted(written).repeat(SENTENCES))
                .getBytes(StandardCharsets.UTF_8);
        written++;
        given += line.length;
        at = 0;
        return true;
    }
}
