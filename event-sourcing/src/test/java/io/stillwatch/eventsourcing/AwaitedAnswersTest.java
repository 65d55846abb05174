package io.stillwatch.eventsourcing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a server that hangs up after a moment. */
class AwaitedAnswersTest {
    private static final int IDLE_MILLIS = 300;
    private static final int LONG_MILLIS = 4 * IDLE_MILLIS;
    private static final int PATIENCE_SECONDS = 20;

    private final Vertx vertx = Vertx.vertx();
    private final CompletableFuture<Void> hungUp = new CompletableFuture<>();

    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    @BeforeEach
    void listen() {
        Router router = Router.router(vertx);
        new AwaitedAnswers().on(router);
        router.get("/late").handler(request -> vertx.setTimer(LONG_MILLIS, _ -> request.end("late")));
        router.get("/endless").handler(this::writeOn);
        router.post("/body")
                .handler(request -> request.request().body().onSuccess(body -> request.end(body.toString())));
        server = vertx.createHttpServer(
                        new HttpServerOptions().setIdleTimeout(IDLE_MILLIS).setIdleTimeoutUnit(TimeUnit.MILLISECONDS))
                .requestHandler(router)
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whoever_waits_for_an_answer_is_not_hung_up_on_before_it_is_given() throws IOException {
        String once = "GET /late HTTP/1.1\r\nHost: x\r\n\r\n";

        assertThat(answers(once)).endsWith("late");
        assertThat(answers(once + once)).containsPattern("(?s)late.*late");
    }

    @Test
    void whoever_begins_a_body_and_does_not_end_it_is_hung_up_on() throws IOException {
        String head = "POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\n";

        assertThat(answers(head + "bo")).isEmpty();
        assertThat(answers(head + "body" + head + "bo")).endsWith("body");
    }

    @Test
    void whoever_does_not_read_on_is_hung_up_on() throws IOException {
        try (Socket stuck = asking("GET /endless HTTP/1.1\r\nHost: x\r\n\r\n")) {
            assertThat(hungUp).succeedsWithin(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(stuck.isConnected()).isTrue();
        }
    }

    private void writeOn(RoutingContext request) {
        request.addEndHandler(_ -> hungUp.complete(null));
        request.response().setChunked(true);
        write(request);
    }

    /** So little at once that it would have room, were it not for what the other side does not take. */
    private void write(RoutingContext request) {
        request.response()
                .write(Buffer.buffer(new byte[8_192]))
                .onSuccess(_ -> vertx.runOnContext(_ -> write(request)));
    }

    /** All that is said, up to where the server hangs up. */
    private String answers(String said) throws IOException {
        try (Socket socket = asking(said)) {
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }

    private Socket asking(String said) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
        socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        socket.getOutputStream().write(said.getBytes(US_ASCII));
        return socket;
    }
}
