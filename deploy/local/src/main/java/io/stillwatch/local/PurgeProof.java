package io.stillwatch.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.stillwatch.local.speaking.ServiceClient;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** Asks the ingest-service of a running suite what is left of a day, and prints every place that was looked at. */
record PurgeProof(Path data) {
    /** It reads every record that could be of the day, for which nobody is too late: a minute for some millions. */
    private static final Duration PATIENCE = Duration.ofHours(6);

    /**
     * Prints the places.
     *
     * @param day a UTC day such as 2026-04-22
     * @return whether nothing is left
     * @throws IllegalArgumentException if that is no day
     * @throws IllegalStateException if no suite runs on the folder or it does not answer
     */
    boolean print(String day, PrintStream out) {
        refuseNoDay(day);
        var ingest = new ServiceClient(
                SuiteFile.in(data).url(Service.INGEST),
                Tokens.keptIn(data.resolve("keys")).mint("local", "auditor"),
                PATIENCE);
        out.println("Reading every record that could be of " + day + "; of many millions that takes minutes");
        JsonNode finding = ingest.get("/v1/purges/" + day);
        finding.path("places")
                .forEach(place -> out.printf(
                        "%10d  %s%n",
                        place.path("found").asLong(), place.path("place").asText()));
        boolean gone = finding.path("gone").asBoolean();
        out.println((gone ? "Nothing of " : "Something of ") + day + " is left there");
        out.println(
                "Not looked at: what scoring and case-service made of it, in their stores and topics (docs/reference/privacy.md)");
        return gone;
    }

    /** Here already: a service that says so has answered, and nothing is left or not of what is no day. */
    private static void refuseNoDay(String day) {
        try {
            LocalDate.parse(day);
        } catch (DateTimeParseException none) {
            throw new IllegalArgumentException("There is no day " + day + "; a day looks like 2026-04-22", none);
        }
    }
}
