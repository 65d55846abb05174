package io.stillwatch.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** {@code suite.json}: where everything of a running suite is, for people and scripts; no secrets. */
record SuiteFile(Path path) {

    static SuiteFile in(Path data) {
        return new SuiteFile(data.resolve("suite.json"));
    }

    void write(Suite suite, Set<Service> running) {
        var content = new LinkedHashMap<String, Object>();
        content.put("pid", ProcessHandle.current().pid());
        content.put("data", suite.data().toString());
        content.put("postgres", Map.of("port", suite.servers().postgres().port()));
        content.put(
                "kafka",
                Map.of(
                        "port", suite.servers().kafka().port(),
                        "pid", suite.servers().kafka().pid()));
        for (Service service : running) {
            content.put(service.module(), describe(suite.service(service)));
        }
        Path draft = path.resolveSibling("suite.json.new");
        try {
            new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(draft.toFile(), content);
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + path, e);
        }
    }

    /**
     * Where a service of the running suite is.
     *
     * @throws IllegalStateException if none runs
     */
    URI url(Service service) {
        try {
            return URI.create(new ObjectMapper()
                    .readTree(path.toFile())
                    .path(service.module())
                    .path("url")
                    .asText());
        } catch (IOException e) {
            throw new IllegalStateException("No suite runs on " + path.getParent(), e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> describe(ServiceProcess process) {
        var description = new LinkedHashMap<String, Object>();
        description.put("url", process.url().toString());
        description.put("management", process.managementUrl().toString());
        description.put("pid", process.pid());
        description.put("log", process.log().toString());
        return description;
    }
}
