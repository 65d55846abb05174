package io.stillwatch.scoring.release;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The versions that a caller insists on (RFC 9110 §13.1.1). */
final class IfMatch {

    /** For the contract: an empty header is no parameter to JAX-RS, and whoever sent it meant to insist on something. */
    @HeaderParam(HttpHeaders.IF_MATCH)
    @Parameter(description = "The ETag that the list was made for. If it has moved on, the answer is 412.")
    @Nullable
    String ifMatch;

    @Context
    @Nullable
    HttpHeaders headers;

    /** A list that was made for a version fits it as well once that has taken effect. */
    boolean allows(String version) {
        List<String> given = headers == null ? null : headers.getRequestHeader(HttpHeaders.IF_MATCH);
        String tag = '"' + version + '"';
        String taken = '"' + version + CalendarView.TICK;
        return given == null
                || given.isEmpty()
                || given.stream()
                        .flatMap(header -> Stream.of(header.split(",", -1)))
                        .map(String::strip)
                        .anyMatch(one -> one.equals("*") || one.equals(tag) || one.startsWith(taken));
    }
}
