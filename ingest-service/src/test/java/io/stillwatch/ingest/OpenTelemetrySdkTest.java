package io.stillwatch.ingest;

import static io.stillwatch.ingest.Lines.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.export.RetryPolicy;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stock SDK with its exporter, over a network that loses the first answer of each request. */
@IngestTest
class OpenTelemetrySdkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Map<String, String> HEADERS = Map.of("Authorization", "Bearer " + Client.token("ingester"));

    private final Client client = Client.whenReady();
    private final AtomicInteger requests = new AtomicInteger();
    private final String account = id();

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it
    Vertx vertx;

    @SuppressWarnings("NullAway.Init")
    private HttpServer network;

    @BeforeEach
    void lose_every_other_answer() {
        network = vertx.createHttpServer().requestHandler(this::forward);
        network.listen(0, "localhost").toCompletionStage().toCompletableFuture().join();
    }

    @AfterEach
    void stop() {
        network.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void spans_and_log_events_of_the_stock_sdk_arrive_once_although_it_sends_again() {
        long accepted = accepted();
        try (SdkTracerProvider spans = spans();
                SdkLoggerProvider events = events()) {
            Span call = callOn(spans);
            // Its event tells of the same call; that of another call stands alone.
            detailsOf(events, Context.root().with(call));
            detailsOf(events, Context.root().with(otherCall(call)));
            assertThat(spans.forceFlush()
                            .join(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                            .isSuccess())
                    .isTrue();
            assertThat(events.forceFlush()
                            .join(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                            .isSuccess())
                    .isTrue();
        }

        Topic interactions = Topic.of("interactions");
        List<Topic.Event> arrived = interactions.withKey(account, 2);
        assertThat(arrived)
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.body()).contains("\"model\":\"m-4\"", "\"content\":{"));
        assertThat(accepted()).isEqualTo(accepted + 2);
        assertThat(requests).hasValueGreaterThanOrEqualTo(6);
    }

    private Span callOn(SdkTracerProvider spans) {
        Span call = spans.get("gateway")
                .spanBuilder("chat m-4")
                .setNoParent()
                .setStartTimestamp(Lines.longAgo())
                .setAllAttributes(attributes())
                .startSpan();
        call.end();
        return call;
    }

    private static Span otherCall(Span call) {
        return Span.wrap(SpanContext.create(
                call.getSpanContext().getTraceId(),
                "00000000000000ab",
                call.getSpanContext().getTraceFlags(),
                call.getSpanContext().getTraceState()));
    }

    private void detailsOf(SdkLoggerProvider events, Context call) {
        Logger logger = events.get("gateway");
        logger.logRecordBuilder()
                .setEventName("gen_ai.client.inference.operation.details")
                .setContext(call)
                .setTimestamp(Lines.longAgo().plusSeconds(3))
                .setAllAttributes(attributes())
                .emit();
    }

    private Attributes attributes() {
        return Attributes.builder()
                .put("gen_ai.operation.name", "chat")
                .put("gen_ai.provider.name", "stillwatch")
                .put("gen_ai.request.model", "m-4")
                .put("gen_ai.usage.output_tokens", 12)
                .put(AttributeKey.stringArrayKey("gen_ai.response.finish_reasons"), List.of("stop"))
                .put(
                        "gen_ai.input.messages",
                        "[{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":\"how is the sea today my friend\"}]}]")
                .put("account.id", account)
                .build();
    }

    private SdkTracerProvider spans() {
        return SdkTracerProvider.builder()
                .addSpanProcessor(BatchSpanProcessor.builder(OtlpHttpSpanExporter.builder()
                                .setEndpoint(endpoint("/v1/traces"))
                                .setHeaders(() -> HEADERS)
                                .setCompression("gzip")
                                .setRetryPolicy(soon())
                                .build())
                        .build())
                .build();
    }

    private SdkLoggerProvider events() {
        return SdkLoggerProvider.builder()
                .addLogRecordProcessor(SimpleLogRecordProcessor.create(OtlpHttpLogRecordExporter.builder()
                        .setEndpoint(endpoint("/v1/logs"))
                        .setHeaders(() -> HEADERS)
                        .setRetryPolicy(soon())
                        .build()))
                .build();
    }

    private static RetryPolicy soon() {
        return RetryPolicy.builder()
                .setInitialBackoff(Duration.ofMillis(50))
                .setMaxBackoff(Duration.ofMillis(100))
                .build();
    }

    private String endpoint(String path) {
        return "http://localhost:" + network.actualPort() + path;
    }

    /** The service gets each request; of its answers every other one is lost on the way. */
    private void forward(HttpServerRequest request) {
        Map<String, String> headers = new HashMap<>();
        for (String name : List.of("Content-Type", "Content-Encoding", "Authorization")) {
            String value = request.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        request.body()
                .compose(body -> vertx.executeBlocking(() -> client.raw(request.path(), body.getBytes(), headers)))
                .onSuccess(answer -> answer(request.response(), answer))
                .onFailure(e -> request.response().setStatusCode(500).end());
    }

    private void answer(HttpServerResponse response, Client.Raw answer) {
        boolean lost = requests.getAndIncrement() % 2 == 0;
        answer.header("Content-Type").ifPresent(type -> response.putHeader("Content-Type", type));
        response.setStatusCode(lost ? 503 : answer.status()).end(Buffer.buffer(lost ? new byte[0] : answer.body()));
    }

    private long accepted() {
        return client.get("/v1/progress", "operator").json().path("accepted").asLong();
    }
}
