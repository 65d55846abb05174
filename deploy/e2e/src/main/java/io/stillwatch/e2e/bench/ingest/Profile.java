package io.stillwatch.e2e.bench.ingest;

import io.stillwatch.local.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A flight recording of the service while it is measured.
 *
 * @param file where it is kept; none is made without
 */
record Profile(Optional<Path> file) {
    private static final long ANSWERS_WITHIN_SECONDS = 60;

    WholeWay.Beside beside() {
        return service -> {
            file.ifPresent(to ->
                    ask(service, "JFR.start", "name=bench", "settings=profile", "filename=" + to.toAbsolutePath()));
            return () -> file.ifPresent(_ -> ask(service, "JFR.stop", "name=bench"));
        };
    }

    /** Where its samples are; empty without a recording. */
    String text() {
        return file.map(Samples::of).map(Samples::text).orElse("");
    }

    private static void ask(ServiceProcess service, String... command) {
        var jcmd = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(service.pid()));
        jcmd.command().addAll(List.of(command));
        try {
            Process asked = jcmd.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!asked.waitFor(ANSWERS_WITHIN_SECONDS, TimeUnit.SECONDS) || asked.exitValue() != 0) {
                throw new IllegalStateException("jcmd does not record: " + String.join(" ", command));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
