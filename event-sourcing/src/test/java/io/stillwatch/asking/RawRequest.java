package io.stillwatch.asking;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;

/** A request as it goes over the wire, on a connection of its own. */
public final class RawRequest {

    private static final int PATIENCE = (int) Duration.ofSeconds(30).toMillis();
    private static final int CHUNK = 8_192;
    private static final String END = "0\r\n\r\n";

    private final String head;

    private RawRequest(String head) {
        this.head = head;
    }

    /** Its body comes in chunks, so that nobody knows beforehand how long it is. */
    public static RawRequest unannounced(String method, String path, String... headers) {
        return of(method, path, "Transfer-Encoding: chunked", headers);
    }

    /** It says how long its body is, and sends none of it. */
    public static RawRequest announcing(int length, String method, String path, String... headers) {
        return of(method, path, "Content-Length: " + length, headers);
    }

    private static RawRequest of(String method, String path, String framing, String... headers) {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return new RawRequest("%s %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n%s\r\n%s\r\n"
                .formatted(method, path, framing, more));
    }

    /** Whatever is answered up to where the service hangs up, if all of a body is sent but its end. */
    public String answerBeforeTheEnd(byte[] body) throws IOException {
        return answer(body, "");
    }

    /** Whatever is answered, also to another request behind the body. */
    public String answers(byte[] body) throws IOException {
        return answer(body, END + "GET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    }

    private String answer(byte[] body, String behind) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(PATIENCE);
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(ISO_8859_1));
            for (int from = 0; from < body.length; from += CHUNK) {
                int length = Math.min(CHUNK, body.length - from);
                out.write((Integer.toHexString(length) + "\r\n").getBytes(ISO_8859_1));
                out.write(body, from, length);
                out.write("\r\n".getBytes(ISO_8859_1));
            }
            out.write(behind.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
