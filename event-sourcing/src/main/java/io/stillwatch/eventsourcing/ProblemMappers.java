package io.stillwatch.eventsourcing;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.SocketException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns every failure that leaves a resource into a problem, for all services alike. */
public final class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final int RETRY_AFTER_SECONDS = 2;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVICE_UNAVAILABLE = 503;

    /** How the SQLSTATE of a failure begins that is none of the request's: senders of telemetry drop what is answered 500. */
    private static final List<String> OUTAGES =
            List.of("08", "25006", "28", "3D000", "40P01", "42P01", "53", "55P03", "57P", "58");

    /** The one is said while a connection is made, the other where all that there may be are taken. */
    private static final List<String> NO_CONNECTION = List.of("Timeout", "Timeout waiting for connection");

    @ServerExceptionMapper
    public Response problem(ProblemException e) {
        Response.ResponseBuilder response = e.problem().response();
        return comesBack(e.problem().status())
                ? response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS).build()
                : response.build();
    }

    @ServerExceptionMapper
    public Response unauthenticated(AuthenticationFailedException e) {
        return unauthorized("The bearer token is not valid here.");
    }

    @ServerExceptionMapper
    public Response anonymous(UnauthorizedException e) {
        return unauthorized("A bearer token is needed.");
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException e) {
        return Problem.of("forbidden", 403, "Forbidden", "The token has no role that may do this.")
                .response()
                .build();
    }

    /** Quarkus answers this one itself, with the offending value, unless it has a mapper of its own. */
    @ServerExceptionMapper
    public Response unfitting(MismatchedInputException e) {
        return unreadable(e);
    }

    @ServerExceptionMapper
    public Response unreadable(JsonMappingException e) {
        String field = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
        String what = field.isEmpty() ? "The body as a whole" : "Field '" + field + "'";
        String why = e.getCause() instanceof StreamConstraintsException unbounded
                ? what + ": " + StrictBodies.exceeded(unbounded)
                : what + " is not acceptable"
                        + WantedKind.of(e).map(": it is %s."::formatted).orElse(".");
        return misfit(StrictBodies.refused(e).orElse(why));
    }

    /** What JAX-RS itself refuses (unknown path, method, media type) keeps its status and headers. */
    @ServerExceptionMapper
    public Response refused(WebApplicationException e) {
        Response original = e.getResponse();
        if (e.getCause() instanceof JsonMappingException unreadable) {
            return unreadable(unreadable);
        }
        if (e.getCause() instanceof StreamReadException unread) {
            return misfit(StrictBodies.refused(unread).orElse("It is not JSON."));
        }
        if (e.getCause() instanceof StreamConstraintsException unbounded) {
            return misfit(StrictBodies.exceeded(unbounded));
        }
        if (original.hasEntity() && !(original.getEntity() instanceof String)) {
            return original;
        }
        String reason = original.getStatusInfo().getReasonPhrase();
        Response.ResponseBuilder response = Problem.of(
                        reason.toLowerCase(Locale.ROOT).replace(' ', '-'), original.getStatus(), reason, null)
                .response();
        original.getHeaders().forEach((name, values) -> {
            if (!name.toLowerCase(Locale.ROOT).startsWith("content-")) {
                values.forEach(value -> response.header(name, value));
            }
        });
        return e instanceof NotAllowedException
                ? response.allow(AllowedMethods.here()).build()
                : response.build();
    }

    /** Nobody can be known before the issuer has answered once; Quarkus logs why it does not. */
    @ServerExceptionMapper
    public Response unverifiable(OIDCException e) {
        return problem(comeBack("issuer-unavailable", "The issuer of tokens does not answer")
                .asException());
    }

    @ServerExceptionMapper
    public Response surprise(Throwable e) {
        return problem(told(e).asException());
    }

    /** What is told of a failure, for those as well who answer for one of many. */
    public static Problem told(Throwable e) {
        if (e instanceof ProblemException refused) {
            return refused.problem();
        }
        if (isStoreUnavailable(e)) {
            return comeBack("store-unavailable", "The store does not answer");
        }
        LOG.error("A request failed", e);
        return Problem.of("internal", 500, "Something went wrong here", null);
    }

    /**
     * Whether the database could not be reached, let us in or find its own files, was shutting down, had no connection or no space left, only reads
     * because another one took over or somebody protects what space there is, kept us waiting for a lock, ended us because two waited for each
     * other, is not there, or has yet to be migrated ({@link #OUTAGES}); or a folder of keys could not be used.
     */
    public static boolean isStoreUnavailable(@Nullable Throwable failure) {
        return Stream.iterate(failure, e -> e != null, Throwable::getCause)
                .limit(10)
                .anyMatch(e -> switch (e) {
                    case SocketException _ -> true;
                    case FileSystemException _ -> true;
                    case ClosedConnectionException _ -> true;
                    case TimeoutException _ -> true;
                    case io.smallrye.mutiny.TimeoutException _ -> true;
                    case PgException refused -> isOutage(refused.getSqlState());
                    case SQLException refused -> isOutage(refused.getSQLState());
                    case null, default -> isOutageMessage(e);
                });
    }

    /** What the client library throws without a type of its own: no connection in time, and one that died in the pool. */
    private static boolean isOutageMessage(@Nullable Throwable e) {
        String message = e == null ? null : e.getMessage();
        return message != null && (NO_CONNECTION.contains(message) || message.startsWith("Connection is not active"));
    }

    private static boolean isOutage(@Nullable String sqlState) {
        return sqlState != null && OUTAGES.stream().anyMatch(sqlState::startsWith);
    }

    private static Problem comeBack(String name, String title) {
        return Problem.of(name, SERVICE_UNAVAILABLE, title, "Try again in a moment.");
    }

    private static boolean comesBack(int status) {
        return status == TOO_MANY_REQUESTS || status == SERVICE_UNAVAILABLE;
    }

    private static Response misfit(String detail) {
        return Problem.of("invalid-body", 400, "The body does not fit", detail)
                .response()
                .build();
    }

    private static Response unauthorized(String detail) {
        return Problem.of("unauthorized", 401, "Unauthorized", detail)
                .response()
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }
}
