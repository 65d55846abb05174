package io.stillwatch.chart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** The environment variables that the extensions of Quarkus document in their own jars. */
record QuarkusVariables(List<Pattern> names) {

    private static final Path JARS = Path.of("target", "quarkus");
    private static final String MODEL = "META-INF/quarkus-config-doc/quarkus-config-model.json";
    private static final Pattern NAME = Pattern.compile("\"environmentVariable\"\\s*:\\s*\"([^\"]+)\"");

    static QuarkusVariables documented() throws IOException {
        var names = new ArrayList<Pattern>();
        try (Stream<Path> jars = Files.list(JARS)) {
            for (Path jar : jars.toList()) {
                try (var file = new ZipFile(jar.toFile());
                        var model = file.getInputStream(file.getEntry(MODEL))) {
                    NAME.matcher(new String(model.readAllBytes(), UTF_8))
                            .results()
                            .forEach(found -> names.add(pattern(found.group(1))));
                }
            }
        }
        return new QuarkusVariables(names);
    }

    boolean knows(String variable) {
        return names.stream().anyMatch(name -> name.matcher(variable).matches());
    }

    /** What stands between two underscores on each side is for whoever configures to choose. */
    private static Pattern pattern(String name) {
        return Pattern.compile(name.replaceAll("__[A-Z_]+?__", "_[A-Z0-9]+_").replaceAll("__[A-Z_]+_$", "_[A-Z0-9]+"));
    }
}
