package io.stillwatch.local;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives a service under {@code @QuarkusTest} the real servers that {@link SharedServers} holds. The argument {@code db} names its
 * database: {@code ingest}, {@code scoring} or {@code cases}; any other is a setting of the service. HTTP ports are free ones.
 */
public final class StillwatchTestResource implements QuarkusTestResourceLifecycleManager {

    private String database = "";
    private Map<String, String> more = Map.of();

    @Override
    public void init(Map<String, String> arguments) {
        more = new HashMap<>(arguments);
        database = arguments.getOrDefault("db", "");
        more.remove("db");
    }

    @Override
    public Map<String, String> start() {
        var settings = new HashMap<>(SharedServers.get().settingsFor(database));
        settings.put("quarkus.http.test-port", "0");
        settings.put("quarkus.management.test-port", "0");
        settings.putAll(more);
        return settings;
    }

    /** The next test class uses them again; they end with the JVM. */
    @Override
    public void stop() {}
}
