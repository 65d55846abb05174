package io.stillwatch.ingest.intake;

import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.ingest.reading.Pieces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Opens a body of records: unpacked, within its limit, to be cut as its type says. */
final class Bodies {
    private final long limit;

    Bodies(long limit) {
        this.limit = limit;
    }

    /**
     * Opens it and reads nothing yet but the head of its packing.
     *
     * @param lease pays for unusually long records
     * @throws io.stillwatch.eventsourcing.ProblemException 415 (type, encoding or charset)
     */
    Pieces open(InputStream body, HttpHeaders headers, Budget.Lease lease) throws IOException {
        MediaType type = headers.getMediaType();
        checkType(type);
        InputStream plain = Unpacked.of(body, headers.getHeaderString(HttpHeaders.CONTENT_ENCODING), limit);
        return type.getSubtype().equalsIgnoreCase("json")
                ? Pieces.ofJson(plain, lease::take)
                : Pieces.ofLines(plain, lease::take);
    }

    private static void checkType(@Nullable MediaType type) {
        if (type == null) {
            throw unsupported("Content-Type says application/x-ndjson or application/json.");
        }
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
