package io.stillwatch.asking;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Connections to the service under test, each with the beginning of a request whose head never ends: nobody has to show a token for them. */
public final class EndlessHeads implements AutoCloseable {

    private static final byte[] BEGINNING = ("GET /" + "a".repeat(8_000)).getBytes(ISO_8859_1);

    private final List<SocketChannel> held = new ArrayList<>();

    private EndlessHeads() {}

    public static EndlessHeads begun(int count) throws IOException {
        EndlessHeads heads = new EndlessHeads();
        try {
            for (int head = 0; head < count; head++) {
                heads.held.add(begun());
            }
        } catch (IOException e) {
            heads.close();
            throw e;
        }
        return heads;
    }

    /** How many of them the service has hung up on. */
    public long closed() {
        return held.stream().filter(EndlessHeads::isClosed).count();
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel connection : held) {
            connection.close();
        }
    }

    private static SocketChannel begun() throws IOException {
        var service = new InetSocketAddress(InetAddress.getLoopbackAddress(), RestAssured.port);
        SocketChannel connection = SocketChannel.open(service);
        try {
            connection.write(ByteBuffer.wrap(BEGINNING));
        } catch (IOException closed) {
            // Which is looked for afterwards.
        }
        connection.configureBlocking(false);
        return connection;
    }

    private static boolean isClosed(SocketChannel connection) {
        try {
            return connection.read(ByteBuffer.allocate(1)) < 0;
        } catch (IOException closed) {
            return true;
        }
    }
}
