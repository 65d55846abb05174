package io.stillwatch.ingest.intake;

import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.ingest.reading.Piece;
import io.stillwatch.ingest.reading.Pieces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads a body into memory, unpacked and cut into records. However small it was packed, it is read no further than the limit. */
final class BodyReader {
    static final String NDJSON = "application/x-ndjson";

    private static final int FIRST = 64 * 1024;

    private final int limit;

    BodyReader(int limit) {
        this.limit = limit;
    }

    /**
     * Reads the whole body.
     *
     * @param encoding of the content: none or {@code gzip}
     * @throws io.stillwatch.eventsourcing.ProblemException 400 (not what the headers say), 413 (too large), 415 (encoding or charset), 429
     */
    List<Piece> read(InputStream body, @Nullable MediaType type, @Nullable String encoding, Budget.Lease lease) {
        if (type == null) {
            throw unsupported("Content-Type says application/x-ndjson or application/json.");
        }
        checkCharset(type);
        try (InputStream plain = unpacked(body, encoding)) {
            return pieces(plain, type, lease);
        } catch (IOException e) {
            throw Problem.of(
                            "unreadable-body",
                            400,
                            "The body can't be read",
                            "It ends early or is not what Content-Encoding says.")
                    .asException();
        }
    }

    private List<Piece> pieces(InputStream plain, MediaType type, Budget.Lease lease) throws IOException {
        lease.take(FIRST);
        byte[] bytes = new byte[FIRST];
        int length = 0;
        for (int read = plain.read(bytes); read >= 0; read = plain.read(bytes, length, bytes.length - length)) {
            length += read;
            if (length == bytes.length) {
                bytes = larger(bytes, lease);
            }
        }
        return type.getSubtype().equalsIgnoreCase("json")
                ? Pieces.ofJson(bytes, length)
                : Pieces.ofLines(bytes, length);
    }

    private byte[] larger(byte[] bytes, Budget.Lease lease) {
        if (bytes.length > limit) {
            throw Problem.of(
                            "body-too-large", 413, "The body is too large", "Unpacked it may have " + limit + " bytes.")
                    .asException();
        }
        int larger = Math.min(bytes.length * 2, limit + 1);
        lease.take(larger - bytes.length);
        return Arrays.copyOf(bytes, larger);
    }

    private static InputStream unpacked(InputStream body, @Nullable String encoding) throws IOException {
        return switch (encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT)) {
            case "identity", "" -> body;
            case "gzip", "x-gzip" -> new GZIPInputStream(body, FIRST);
            default -> throw unsupported("Content-Encoding may be gzip or absent.");
        };
    }

    private static void checkCharset(MediaType type) {
        String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !charset.equalsIgnoreCase(StandardCharsets.UTF_8.name())) {
            throw unsupported("The charset is UTF-8.");
        }
    }

    private static RuntimeException unsupported(String detail) {
        return Problem.of("unsupported-media-type", 415, "Unsupported Media Type", detail)
                .asException();
    }
}
