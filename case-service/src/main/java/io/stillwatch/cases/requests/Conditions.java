package io.stillwatch.cases.requests;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What a client may say in headers about when, and how often, its command is to be carried out. */
public final class Conditions {

    private static final Pattern VERSION = Pattern.compile("\"(\\d{1,18})\"");
    private static final String KEY = "Idempotency-Key";
    private static final int LONGEST_KEY = 200;

    @HeaderParam("If-Match")
    @Parameter(
            description =
                    "The ETag the command was decided on. If it has moved on, the answer is 412; where something new is made, 400.")
    @Nullable
    String ifMatch;

    @HeaderParam("Idempotency-Key")
    @Parameter(
            description =
                    "One word of at most 200 characters, chosen by the client, the same when it sends the same command"
                            + " again: that changes nothing and gets the first answer.")
    @Nullable
    String idempotencyKey;

    @Context
    @Nullable
    HttpHeaders headers;

    /** The version the client insists on; {@code *} and no header insist on none. */
    public OptionalLong expectedVersion() {
        insistOnContent(headers, HttpHeaders.IF_MATCH);
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return OptionalLong.empty();
        }
        Matcher version = VERSION.matcher(ifMatch.strip());
        if (!version.matches()) {
            throw new Field("If-Match", ifMatch).problem("must be one ETag of this case, such as \"7\"");
        }
        return OptionalLong.of(Long.parseLong(version.group(1)));
    }

    /** What is not there yet has no version to insist on. */
    public void insistOnNoVersion() {
        insistOnNoVersion(headers, "makes no sense where something new is made");
    }

    static void insistOnNoVersion(@Nullable HttpHeaders headers, String because) {
        List<String> given = headers == null ? null : headers.getRequestHeader(HttpHeaders.IF_MATCH);
        if (given != null && !given.isEmpty()) {
            throw new Field("If-Match", null).problem(because);
        }
    }

    Optional<String> key() {
        insistOnContent(headers, KEY);
        return idempotencyKey == null
                ? Optional.empty()
                : Optional.of(new Field(KEY, idempotencyKey).word(LONGEST_KEY));
    }

    /** An empty header is no parameter to JAX-RS; whoever sent it meant to insist on something. */
    static void insistOnContent(@Nullable HttpHeaders headers, String name) {
        List<String> given = headers == null ? null : headers.getRequestHeader(name);
        if (given != null && given.stream().anyMatch(String::isBlank)) {
            throw new Field(name, null).problem("must not be empty");
        }
        if (given != null && given.size() > 1) {
            throw new Field(name, null).problem("must be given once");
        }
    }
}
