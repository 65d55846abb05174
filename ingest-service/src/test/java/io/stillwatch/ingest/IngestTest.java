package io.stillwatch.ingest;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.local.StillwatchTestResource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The service with a real database and a real broker; pauses are short, since tests wait for them, and ticks of the past small. */
@QuarkusTest
@QuarkusTestResource(
        value = StillwatchTestResource.class,
        initArgs = {
            @ResourceArg(name = "db", value = "ingest"),
            @ResourceArg(name = "stillwatch.tick-idle", value = "2s"),
            @ResourceArg(name = "stillwatch.tick-behind", value = "100000"),
            @ResourceArg(name = "stillwatch.history-patience", value = "8s")
        })
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface IngestTest {}
