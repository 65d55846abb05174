package io.stillwatch.local.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.stillwatch.local.speaking.ServiceClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Files that are replayed to a receiver that writes down what it gets, as lines by path, and may fail. */
abstract class ReplayedFiles {

    final List<String> received = new ArrayList<>();
    final ByteArrayOutputStream said = new ByteArrayOutputStream();
    Happening meanwhile = () -> {};
    int batchesBeforeItFails = Integer.MAX_VALUE;

    /** What is done to files while the first batch is on its way. */
    interface Happening {
        void happen() throws IOException;
    }

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    HttpServer receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::receive);
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    Replaying replaying() {
        return replaying("localhost");
    }

    Replaying replaying(String host) {
        URI url = URI.create("http://" + host + ":" + receiver.getAddress().getPort());
        return new Replaying(
                new ServiceClient(url, "token"), folder.resolve("bookmarks"), new PrintStream(said, true, UTF_8));
    }

    static List<String> lines(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"id\":\"%d\",\"model\":\"m\"}".formatted(i))
                .toList();
    }

    Path written(String name, List<String> lines) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = packing(name, Files.newOutputStream(file))) {
            out.write(String.join("\n", lines).getBytes(UTF_8));
        }
        return file;
    }

    private static OutputStream packing(String name, OutputStream to) throws IOException {
        if (name.matches("(?i).*gz(ip)?")) {
            return new GZIPOutputStream(to);
        }
        return name.matches(".*zstd?") ? new ZstdCompressorOutputStream(to) : to;
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange;
                GZIPInputStream body = new GZIPInputStream(exchange.getRequestBody())) {
            List<String> lines = new String(body.readAllBytes(), UTF_8).lines().toList();
            meanwhile.happen();
            meanwhile = () -> {};
            batchesBeforeItFails--;
            if (batchesBeforeItFails < 0) {
                exchange.sendResponseHeaders(500, -1);
                return;
            }
            lines.forEach(line -> received.add(exchange.getRequestURI().getPath() + " " + line));
            answer(exchange, lines);
        }
    }

    private static void answer(HttpExchange exchange, List<String> lines) throws IOException {
        int bad = lines.indexOf("bad");
        String answer = "{\"accepted\":%d,\"duplicates\":0,\"rejected\":%d,\"errors\":[%s]}"
                .formatted(
                        lines.size() - (bad < 0 ? 0 : 1),
                        bad < 0 ? 0 : 1,
                        bad < 0 ? "" : "{\"line\":%d,\"field\":\"line\",\"reason\":\"is bad\"}".formatted(bad + 1));
        exchange.sendResponseHeaders(200, answer.length());
        exchange.getResponseBody().write(answer.getBytes(UTF_8));
    }
}
