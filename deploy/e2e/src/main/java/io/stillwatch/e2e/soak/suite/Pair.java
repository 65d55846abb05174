package io.stillwatch.e2e.soak.suite;

import io.stillwatch.local.Service;
import io.stillwatch.local.ServiceProcess;
import io.stillwatch.local.Suite;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Two instances of one service, and which of them get requests, as a load balancer would have it. */
final class Pair implements AutoCloseable {

    /** From leaving the rotation to SIGTERM, while requests that were sent there arrive: the chart's {@code shutdown.drainSeconds}, shorter. */
    private static final Duration DRAIN = Duration.ofSeconds(2);

    private final List<ServiceProcess> instances;
    private final List<ServiceProcess> serving;
    private final AtomicInteger turn = new AtomicInteger();

    private Pair(List<ServiceProcess> instances) {
        this.instances = instances;
        this.serving = new CopyOnWriteArrayList<>(instances);
    }

    /** The instance that the suite has, and one more with the runtime role only; returns when that is ready. */
    static Pair of(Suite suite, Service service, String option) {
        ServiceProcess second = suite.another(service, Pair::withoutTheOwner, option);
        var pair = new Pair(List.of(suite.service(service), second));
        second.restart();
        second.awaitReady();
        return pair;
    }

    /** Requests that are being answered at SIGTERM are answered. */
    static Map<String, String> withTimeToEnd(Map<String, String> settings) {
        var changed = new TreeMap<>(settings);
        changed.put("quarkus.shutdown.timeout", "10s");
        return changed;
    }

    private static Map<String, String> withoutTheOwner(Map<String, String> settings) {
        Map<String, String> changed = withTimeToEnd(settings);
        changed.remove("quarkus.flyway.username");
        changed.remove("quarkus.flyway.password");
        changed.put("stillwatch.migrations", "elsewhere");
        changed.put("stillwatch.retention-here", "false");
        return changed;
    }

    /** Where the next request goes. */
    URI next() {
        List<ServiceProcess> now = List.copyOf(serving);
        return now.get(Math.floorMod(turn.getAndIncrement(), now.size())).url();
    }

    int size() {
        return instances.size();
    }

    /** Takes one out of rotation, ends it while it still answers, starts it again; says how long it took to end. */
    Duration replace(int number) {
        ServiceProcess instance = instances.get(number);
        serving.remove(instance);
        LockSupport.parkNanos(DRAIN.toNanos());
        long asked = System.nanoTime();
        instance.close();
        Duration took = Duration.ofNanos(System.nanoTime() - asked);
        instance.restart();
        instance.awaitReady();
        serving.add(instance);
        return took;
    }

    /** Ends the second; the first is the suite's. */
    @Override
    public void close() {
        instances.getLast().close();
    }
}
