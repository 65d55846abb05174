package io.stillwatch.cases.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stillwatch.cases.domain.CaseId;
import io.stillwatch.cases.requests.Field;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The place behind a case in the order of the list, newest first; what a cursor stands for. */
record QueuePosition(Instant openedAt, String id) {

    private static final Instant BEFORE_ALL = Instant.parse("9999-12-31T00:00:00Z");
    private static final String SEPARATOR = "/";

    static QueuePosition of(CaseRow row) {
        return new QueuePosition(row.openedAt, row.id);
    }

    static QueuePosition behind(@Nullable String cursor) {
        if (cursor == null) {
            return new QueuePosition(BEFORE_ALL, "");
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split(SEPARATOR, -1);
            return new QueuePosition(Instant.parse(parts[0]), new CaseId(parts[1]).value());
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException madeUp) {
            throw new Field("cursor", cursor).problem("must be the 'next' of a page");
        }
    }

    String cursor() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((openedAt + SEPARATOR + id).getBytes(UTF_8));
    }
}
