package io.stillwatch.ingest;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Takes the blanks that may stand around a semicolon out of {@code Content-Type}: who matches it takes them for a part of the type, and
 * senders take 415 as final.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.6.6">RFC 9110, parameters</a>
 */
@ApplicationScoped
class BlanksInTypes {
    private static final int BEFORE_ANY_MATCHING = 1_000;

    void register(@Observes Filters filters) {
        filters.register(BlanksInTypes::strip, BEFORE_ANY_MATCHING);
    }

    private static void strip(RoutingContext request) {
        MultiMap headers = request.request().headers();
        List<String> types = headers.getAll(HttpHeaders.CONTENT_TYPE);
        if (!types.isEmpty()) {
            headers.set(
                    HttpHeaders.CONTENT_TYPE,
                    types.stream().map(BlanksInTypes::stripped).toList());
        }
        request.next();
    }

    private static String stripped(String type) {
        return Arrays.stream(type.split(";", -1)).map(String::strip).collect(Collectors.joining(";"));
    }
}
