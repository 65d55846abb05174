package io.stillwatch.eventsourcing;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Counts a body that announces no length while it is read, and says in words that it is too large. Who reads a body as a stream knows how much of
 * it they want.
 */
@Provider
@Singleton
public final class UnannouncedBodies implements ReaderInterceptor {

    private final long most;

    UnannouncedBodies(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize most) {
        this.most = most.asLongValue();
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext reading) throws IOException {
        if (reading.getType() == InputStream.class || reading.getHeaders().containsKey("Content-Length")) {
            return reading.proceed();
        }
        var body = new Counted(reading.getInputStream(), most);
        reading.setInputStream(body);
        try {
            return reading.proceed();
        } catch (IOException | RuntimeException e) {
            if (body.isTooLarge()) {
                throw refusal();
            }
            throw e;
        }
    }

    static boolean isRefused(HttpServerResponse response) {
        return response.getStatusCode() == TooLargeBodies.TOO_LARGE
                && response.headers().contains(HttpHeaders.CONNECTION, HttpHeaders.CLOSE, true);
    }

    private WebApplicationException refusal() {
        return new WebApplicationException(TooLargeBodies.problem(most)
                .response()
                .header("Connection", "close")
                .build());
    }

    private static final class Counted extends InputStream {
        private final InputStream body;
        private final long most;
        private long read;

        Counted(InputStream body, long most) {
            this.body = body;
            this.most = most;
        }

        boolean isTooLarge() {
            return read > most;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            refuseMore();
            int more = body.read(into, from, length);
            read += Math.max(more, 0);
            refuseMore();
            return more;
        }

        @Override
        public int available() throws IOException {
            return body.available();
        }

        /** The server would read the rest, however long, to throw it away. */
        @Override
        public void close() throws IOException {
            transferTo(OutputStream.nullOutputStream());
            body.close();
        }

        private void refuseMore() throws IOException {
            if (isTooLarge()) {
                throw new IOException("Too large");
            }
        }
    }
}
