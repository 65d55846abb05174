package io.stillwatch.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The documents of one rendering. */
record Manifests(List<JsonNode> documents) {

    private static final YAMLMapper YAML = new YAMLMapper();

    static Manifests read(String text) {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(text)) {
            return new Manifests(documents.readAll().stream()
                    .filter(document -> !document.isNull() && !document.isMissingNode())
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<JsonNode> of(String kind) {
        return documents.stream()
                .filter(document -> document.path("kind").asText().equals(kind))
                .toList();
    }

    /** Deployments and StatefulSets. */
    List<JsonNode> serving() {
        return Stream.concat(of("Deployment").stream(), of("StatefulSet").stream())
                .toList();
    }

    /** Whatever makes pods. */
    List<JsonNode> workloads() {
        return Stream.concat(serving().stream(), of("Job").stream()).toList();
    }

    List<JsonNode> pods() {
        return workloads().stream()
                .map(workload -> workload.path("spec").path("template"))
                .toList();
    }

    /** Of every kind, whatever a pod calls it. */
    List<JsonNode> containers() {
        return pods().stream()
                .flatMap(pod -> Stream.of("containers", "initContainers", "ephemeralContainers")
                        .flatMap(kind -> items(pod.path("spec").path(kind))))
                .toList();
    }

    /** The pods that a selector with {@code matchLabels} finds. */
    List<JsonNode> selectedBy(JsonNode matchLabels) {
        Map<String, String> wanted = labels(matchLabels);
        Predicate<JsonNode> has =
                pod -> labels(pod.path("metadata").path("labels")).entrySet().containsAll(wanted.entrySet());
        return pods().stream().filter(has).toList();
    }

    /** The pods that a whole selector finds. */
    List<JsonNode> matching(JsonNode selector) {
        return selectedBy(selector.path("matchLabels")).stream()
                .filter(pod -> items(selector.path("matchExpressions"))
                        .allMatch(
                                rule -> holds(rule, labels(pod.path("metadata").path("labels")))))
                .toList();
    }

    private static boolean holds(JsonNode rule, Map<String, String> labels) {
        String value = labels.get(rule.path("key").asText());
        return switch (rule.path("operator").asText()) {
            case "In" -> texts(rule.path("values")).anyMatch(wanted -> wanted.equals(value));
            case "NotIn" -> texts(rule.path("values")).noneMatch(wanted -> wanted.equals(value));
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> throw new IllegalArgumentException("No operator of a selector: " + rule);
        };
    }

    static Map<String, String> labels(JsonNode object) {
        var labels = new TreeMap<String, String>();
        object.properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return labels;
    }

    static Stream<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static Stream<String> texts(JsonNode array) {
        return items(array).map(JsonNode::asText);
    }

    /** What a container is told; empty if nothing. */
    static String value(JsonNode container, String variable) {
        return items(container.path("env"))
                .filter(entry -> entry.path("name").asText().equals(variable))
                .map(entry -> entry.has("value") ? entry.path("value").asText() : "by reference")
                .findFirst()
                .orElse("");
    }

    /** What a document or a pod says that it is a part of; empty if nothing. */
    static String component(JsonNode document) {
        return document.path("metadata")
                .path("labels")
                .path("app.kubernetes.io/component")
                .asText();
    }

    static String name(JsonNode document) {
        return document.path("kind").asText() + "/"
                + document.path("metadata").path("name").asText();
    }
}
