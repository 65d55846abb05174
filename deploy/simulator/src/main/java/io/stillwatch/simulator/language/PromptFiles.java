package io.stillwatch.simulator.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Folders of prompts; files are read in the order of their names, so that a seed means the same everywhere. */
final class PromptFiles {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PromptFiles() {}

    static List<String> prompts(Path folder) {
        var prompts = new ArrayList<String>();
        for (var file : files(folder, ".jsonl", ".jsonl.gz")) {
            try (var lines = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    prompts.add(text(file, JSON.readTree(line)));
                }
            } catch (IOException unreadable) {
                throw new IllegalArgumentException(file + " can't be read: " + unreadable.getMessage(), unreadable);
            }
        }
        return filled(folder, prompts);
    }

    static List<String> templates(Path folder) {
        var templates = new ArrayList<String>();
        for (var file : files(folder, ".txt")) {
            try {
                templates.add(Files.readString(file).strip());
            } catch (IOException unreadable) {
                throw new IllegalArgumentException(file + " can't be read: " + unreadable.getMessage(), unreadable);
            }
        }
        return filled(folder, templates);
    }

    private static String text(Path file, JsonNode line) {
        if (!line.path("text").isTextual() || line.path("text").textValue().isBlank()) {
            throw new IllegalArgumentException(file + " has a line without text");
        }
        return line.path("text").textValue();
    }

    private static InputStream open(Path file) throws IOException {
        var bytes = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
    }

    private static List<Path> files(Path folder, String... endings) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
        } catch (IOException missing) {
            throw new IllegalArgumentException("There is no folder " + folder, missing);
        }
    }

    private static List<String> filled(Path folder, List<String> texts) {
        if (texts.isEmpty()) {
            throw new IllegalArgumentException(folder + " has nothing to say");
        }
        return List.copyOf(texts);
    }
}
