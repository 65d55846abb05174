package io.stillwatch.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;

/** Free loopback ports for whoever was given none. */
public final class Ports {

    private static final int LOWEST = 20_000;
    /** Where Linux begins to hand out source ports; macOS begins higher. */
    private static final int EPHEMERAL = 32_768;

    private static final int ATTEMPTS = 200;

    private Ports() {}

    /**
     * A port nobody listens on right now, below the ephemeral range: a client that retries against a stopped server whose port lies
     * within that range is sooner or later given that very port as its source, connects to itself and keeps the server from returning.
     *
     * @throws IllegalStateException if 200 random ports are all taken
     */
    public static int free() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, EPHEMERAL);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("No free port found between " + LOWEST + " and " + EPHEMERAL);
    }

    /** The given port, or a free one for 0. */
    static int orFree(int port) {
        return port == 0 ? free() : port;
    }

    /** Whether somebody accepts connections there; asking by binding would be in the way of a server about to start. */
    static boolean isListening(int port) {
        try (var socket = new Socket(loopback(), port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, loopback())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static InetAddress loopback() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
