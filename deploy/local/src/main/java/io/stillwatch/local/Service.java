package io.stillwatch.local;

import java.nio.file.Path;

/** The services of the suite, in the order in which traffic passes through them. */
public enum Service {
    INGEST(0, "ingest", "ingest-service"),
    SCORING(1, "scoring", "scoring-service"),
    CASE(2, "cases", "case-service");

    private final int portOffset;
    private final String database;
    private final String module;

    Service(int portOffset, String database, String module) {
        this.portOffset = portOffset;
        this.database = database;
        this.module = module;
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

    Path program(Path project) {
        return project.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }
}
