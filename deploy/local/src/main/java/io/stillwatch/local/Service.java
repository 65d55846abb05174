package io.stillwatch.local;

import java.nio.file.Path;
import java.util.List;

/** The services of the suite, in the order in which traffic passes through them. */
public enum Service {
    INGEST(0, "ingest", "ingest-service", "-Xmx256m", "-Xmn144m", "-XX:MaxDirectMemorySize=64m"),
    SCORING(1, "scoring", "scoring-service", "-Xmx512m"),
    CASE(2, "cases", "case-service", "-Xmx512m");

    private final int portOffset;
    private final String database;
    private final String module;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> memory;

    Service(int portOffset, String database, String module, String... memory) {
        this.portOffset = portOffset;
        this.database = database;
        this.module = module;
        this.memory = List.of(memory);
    }

    int portOffset() {
        return portOffset;
    }

    public String database() {
        return database;
    }

    /** The name people know it by, which is also its folder in the project. */
    public String module() {
        return module;
    }

    /** How much memory its JVM may take; whatever the load, ingest-service stays under 512 MiB as a whole. Nearly all it makes dies young. */
    public List<String> memory() {
        return memory;
    }

    /** What its JVM is told besides, as in an image. */
    public Path options(Path project) {
        return project.resolve("deploy/images").resolve(module + ".options");
    }

    Path program(Path project) {
        return project.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }
}
