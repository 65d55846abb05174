package io.stillwatch.ingest;

import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.ingest.otlp.Answer;
import io.stillwatch.ingest.otlp.Statuses;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.annotation.Annotation;
import java.util.Objects;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Says problems as {@code google.rpc.Status} where OpenTelemetry's protocol is spoken. */
public class OtlpErrors {
    private static final Set<String> PATHS = Set.of("/v1/traces", "/v1/logs");

    @ServerResponseFilter
    public void restate(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Problem problem
                && PATHS.contains(request.getUriInfo().getPath())) {
            Answer answer = Answer.to(request.getHeaderString(HttpHeaders.CONTENT_TYPE));
            String message = Objects.requireNonNullElse(problem.detail(), problem.title());
            response.setEntity(answer.status(Statuses.of(problem.status()), message), new Annotation[0], answer.type());
        }
    }
}
