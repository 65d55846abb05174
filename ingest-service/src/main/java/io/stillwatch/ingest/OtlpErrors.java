package io.stillwatch.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.ingest.otlp.Answer;
import io.stillwatch.ingest.otlp.Statuses;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.annotation.Annotation;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Says problems as {@code google.rpc.Status} where OpenTelemetry's protocol is spoken, and counts those that senders take as final. */
public class OtlpErrors {
    /** A slash behind is the same to who answers. */
    private static final Pattern PATHS = Pattern.compile("/v1/(traces|logs)/*");

    private static final Set<Integer> FINAL = Set.of(400, 401, 403, 408, 413, 415);

    private final MeterRegistry metrics;

    OtlpErrors(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @ServerResponseFilter
    public void restate(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Problem problem
                && PATHS.matcher(request.getUriInfo().getPath()).matches()) {
            count(problem.status());
            Answer answer = Answer.to(request.getHeaders().get(HttpHeaders.CONTENT_TYPE));
            String message = Objects.requireNonNullElse(problem.detail(), problem.title());
            response.setEntity(answer.status(Statuses.of(problem.status()), message), new Annotation[0], answer.type());
        }
    }

    void count(int status) {
        if (FINAL.contains(status)) {
            metrics.counter("stillwatch.ingest.otlp.refused", "status", Integer.toString(status))
                    .increment();
        }
    }
}
