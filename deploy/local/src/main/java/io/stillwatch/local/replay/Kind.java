package io.stillwatch.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** What a file holds, and where it is sent. */
enum Kind {
    INTERACTIONS("/v1/interactions"),
    ACCOUNTS("/v1/accounts");

    private static final int TELLING_LINES = 1_000;
    private static final Set<String> OF_INTERACTIONS = Set.of("model", "input");
    private static final Set<String> OF_FACTS =
            Set.of("createdAt", "emailDomain", "kind", "organization", "payment", "plan", "program", "verified");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String path;

    Kind(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    /**
     * Told by the first line that has what only one kind has. Where none has, an id speaks for interactions, though a table of accounts may have
     * one too.
     */
    static Kind of(Path path) throws IOException {
        try (RecordFile file = RecordFile.open(path)) {
            boolean areFacts = false;
            boolean haveIds = false;
            byte[] line = file.line();
            for (int read = 1; line != null && read <= TELLING_LINES; read++, line = file.line()) {
                JsonNode record = parsed(line);
                if (hasOneOf(OF_INTERACTIONS, record)) {
                    return INTERACTIONS;
                }
                if (hasOneOf(OF_FACTS, record)) {
                    return ACCOUNTS;
                }
                areFacts |= record.has("account");
                haveIds |= record.has("id");
            }
            return areFacts && !haveIds ? ACCOUNTS : INTERACTIONS;
        }
    }

    private static boolean hasOneOf(Set<String> fields, JsonNode record) {
        return fields.stream().anyMatch(record::has);
    }

    /** Missing, if it is no JSON or not all of it. */
    static JsonNode parsed(byte[] line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
