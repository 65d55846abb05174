package io.stillwatch.e2e.bench.suite;

import io.stillwatch.e2e.bench.Latencies;
import io.stillwatch.local.Service;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a {@link Gateway} asks and how long its answers take. */
public final class LookUps {
    private static final long SLOW_NANOS = 5_000_000;

    /** One whose answer took more than 5 ms: when it was due, as {@link System#nanoTime} has it. */
    public record Slow(long due) {}

    private final Process gateway;
    private final DataOutputStream order;
    private final Latencies latencies = new Latencies();
    private final List<Slow> slow = new ArrayList<>();
    private long failed;

    /** Begins to ask. */
    public LookUps(WholeSuite suite, List<String> accounts, long perSecond) {
        var url = suite.url(Service.SCORING);
        try {
            this.gateway = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-Xmn48m",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Gateway.class.getName(),
                            url.getHost(),
                            Integer.toString(url.getPort()),
                            Long.toString(perSecond))
                    .redirectError(Redirect.DISCARD)
                    .start();
            this.order = new DataOutputStream(gateway.getOutputStream());
            order.writeUTF(suite.token("gateway"));
            order.writeInt(accounts.size());
            for (String account : accounts) {
                order.writeUTF(account);
            }
            order.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets what came before: the service was still compiling. */
    public void begin() {
        say(Gateway.BEGIN);
    }

    /** Ends it, and hears what came of it. */
    public void stop() throws InterruptedException {
        say(Gateway.STOP);
        try (var told = new DataInputStream(new BufferedInputStream(gateway.getInputStream()))) {
            failed = told.readLong();
            for (int left = told.readInt(); left > 0; left--) {
                note(told.readLong(), told.readLong());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        gateway.waitFor();
    }

    /** From the moment at which the question was due to the end of the answer; known when it has been stopped. */
    public Latencies latencies() {
        return latencies;
    }

    public List<Slow> slow() {
        return List.copyOf(slow);
    }

    public long failed() {
        return failed;
    }

    private void note(long due, long nanos) {
        latencies.add(nanos);
        if (nanos > SLOW_NANOS) {
            slow.add(new Slow(due));
        }
    }

    private void say(int what) {
        try {
            order.write(what);
            order.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
