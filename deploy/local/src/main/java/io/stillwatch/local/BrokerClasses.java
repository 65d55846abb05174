package io.stillwatch.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the broker's process loads. Beside our packaged jar stand all others it needs, {@code lib/}: they alone, and an archive of their
 * classes (JEP 350), let it start with two fifths of the work. Without a jar it gets this process's class path.
 */
final class BrokerClasses {

    private static final String ALL = System.getProperty("java.class.path");

    private BrokerClasses() {}

    static String path() {
        return lib().map(BrokerClasses::jars).findFirst().orElse(ALL);
    }

    /** The option with which a JVM finds the archive, if there is one. */
    static Stream<String> archive() {
        return file().filter(Files::exists).map(file -> "-XX:SharedArchiveFile=" + file);
    }

    /**
     * Makes the archive where it is missing and nobody else makes it; nobody waits for it.
     *
     * @param recording starts a broker with one more option and stops it in order
     */
    static void archiveOnce(Consumer<Stream<String>> recording) {
        file().filter(BrokerClasses::isMineToMake).forEach(file -> {
            Path draft = file.resolveSibling(file.getFileName() + ".new");
            recording.accept(Stream.of("-XX:ArchiveClassesAtExit=" + draft));
            try {
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException none) {
                // What a JVM says about it stands in the broker's log, and a broker starts without.
            }
        });
    }

    /** Another jar is another archive. */
    private static Stream<Path> file() {
        return jar().map(jar ->
                jar.resolveSibling("broker-%d.jsa".formatted(jar.toFile().lastModified())));
    }

    private static boolean isMineToMake(Path file) {
        try {
            Files.createFile(file.resolveSibling(file.getFileName() + ".making"));
            return true;
        } catch (FileAlreadyExistsException others) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> lib() {
        return jar().map(jar -> jar.resolveSibling("lib")).filter(Files::isDirectory);
    }

    private static Stream<Path> jar() {
        return Stream.of(ALL.split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(path -> path.getFileName().toString().matches("local-[\\w.-]+\\.jar"))
                .limit(1);
    }

    private static String jars(Path lib) {
        try (Stream<Path> jars = Files.list(lib)) {
            return Stream.concat(jars.sorted(), jar())
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
