package io.stillwatch.local.demo;

import io.stillwatch.local.speaking.ServiceClient;
import io.stillwatch.local.verify.Verify;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Exports the evidence of a case and has it checked as an expert of a court would: by the file and the published keys alone. */
final class Exhibit {

    private final ServiceClient cases;
    private final Path folder;
    private final PrintStream out;

    Exhibit(ServiceClient cases, Path folder, PrintStream out) {
        this.cases = cases;
        this.folder = folder;
        this.out = out;
    }

    /** Returns in words what fell short; nothing if the bundle holds. */
    List<String> show(String id) {
        Path bundle = write(id + ".evidence", cases.text("/v1/cases/" + id + "/evidence"));
        Path keys = write("evidence-keys.json", cases.text("/.well-known/evidence-keys"));
        out.println();
        out.printf("Evidence on %s, exported to %s and checked offline:%n", id, bundle);
        boolean holds = Verify.file(bundle, Optional.of(keys), Optional.empty(), out);
        return holds ? List.of() : List.of("the evidence on " + id + " does not hold");
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
