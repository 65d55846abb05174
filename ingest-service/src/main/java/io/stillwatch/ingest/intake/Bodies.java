package io.stillwatch.ingest.intake;

import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.ingest.reading.Pieces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Pattern;

/** Opens a body of records: unpacked, within its limit, to be cut as its type says. */
public final class Bodies {
    /** Both are written for the same. */
    private static final Pattern UTF_8 = Pattern.compile("(?i)utf-?8");

    private final long limit;

    Bodies(long limit) {
        this.limit = limit;
    }

    /**
     * Opens it and reads nothing yet but the head of its packing.
     *
     * @param lease pays for unpacking and for unusually long records
     * @throws io.stillwatch.eventsourcing.ProblemException 415 (type, encoding or charset)
     */
    Pieces open(InputStream body, HttpHeaders headers, Budget.Lease lease) throws IOException {
        MediaType type = type(headers);
        InputStream plain =
                Unpacked.of(body, headers.getHeaderString(HttpHeaders.CONTENT_ENCODING), limit, lease::take);
        return type.getSubtype().equalsIgnoreCase("json")
                ? Pieces.ofJson(plain, lease::take)
                : Pieces.ofLines(plain, lease::take);
    }

    private static MediaType type(HttpHeaders headers) {
        String said = said(headers);
        if (said.isBlank()) {
            throw unsupported("Content-Type says application/x-ndjson or application/json.");
        }
        return inUtf8(said);
    }

    /**
     * What the type is said to be, blank if nothing is; headers that say the same are one.
     *
     * @throws io.stillwatch.eventsourcing.ProblemException 415 when they do not
     */
    public static String said(HttpHeaders headers) {
        List<String> said = headers.getRequestHeader(HttpHeaders.CONTENT_TYPE).stream()
                .map(String::strip)
                .distinct()
                .toList();
        if (said.size() > 1) {
            throw unsupported("Content-Type is there more than once and says different things.");
        }
        return said.isEmpty() ? "" : said.getFirst();
    }

    /**
     * That type, as long as it can be read and declares no other charset: bytes of another one would be read as damaged ones.
     *
     * @throws io.stillwatch.eventsourcing.ProblemException 415 when it can't or does
     */
    public static MediaType inUtf8(String said) {
        MediaType type = parsed(said);
        String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !UTF_8.matcher(charset).matches()) {
            throw unsupported("The charset is UTF-8.");
        }
        return type;
    }

    /** The parser fails in several ways, and its words repeat what was sent. */
    private static MediaType parsed(String said) {
        try {
            return MediaType.valueOf(said);
        } catch (RuntimeException e) {
            throw unsupported("What Content-Type says is no type.");
        }
    }

    private static RuntimeException unsupported(String detail) {
        return Problem.of("unsupported-media-type", 415, "Unsupported Media Type", detail)
                .asException();
    }
}
