package io.stillwatch.chart;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which keys of which Secrets pods read, and which the guide says there have to be; each as {@code secret/key}. */
final class PodSecrets {

    private static final Pattern FILE = Pattern.compile("/etc/stillwatch/([^/]+)/([^/&]+)");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]*`) \\| (`[^|]*`) \\| [^|]+ \\|$");
    private static final Pattern WORD = Pattern.compile("`([^`]+)`");
    private static final Pattern CHOICE = Pattern.compile("\\{([^}]+)}");

    private PodSecrets() {}

    static Stream<String> readBy(JsonNode pod) {
        JsonNode container = pod.at("/spec/containers/0");
        Stream<String> variables = Manifests.items(container.path("env"))
                .map(variable -> variable.at("/valueFrom/secretKeyRef"))
                .filter(JsonNode::isObject)
                .map(key -> key.path("name").asText() + "/" + key.path("key").asText());
        Map<String, String> secrets = Manifests.items(pod.at("/spec/volumes"))
                .filter(volume -> volume.has("secret"))
                .collect(toMap(
                        volume -> volume.path("name").asText(),
                        volume -> volume.at("/secret/secretName").asText()));
        Stream<String> files = variables(pod).values().stream()
                .flatMap(value -> FILE.matcher(value).results())
                .map(file -> secrets.get(file.group(1)) + "/" + file.group(2));
        Stream<String> logins = Manifests.items(pod.at("/spec/imagePullSecrets"))
                .map(secret -> secret.path("name").asText() + "/.dockerconfigjson");
        return Stream.of(variables, files, logins).flatMap(all -> all);
    }

    /** Those of the table's rows, with the release's name in place of an ellipsis. */
    static Set<String> documented(String guide, String release) {
        return ROW.matcher(guide)
                .results()
                .flatMap(row -> words(row.group(1))
                        .flatMap(PodSecrets::choices)
                        .flatMap(secret -> words(row.group(2)).map(key -> secret.replace("…", release) + "/" + key)))
                .collect(toCollection(TreeSet::new));
    }

    /** Name to value of what is not read from a Secret. */
    static Map<String, String> variables(JsonNode pod) {
        return Manifests.items(pod.at("/spec/containers/0/env"))
                .filter(variable -> variable.has("value"))
                .collect(toMap(
                        variable -> variable.path("name").asText(),
                        variable -> variable.path("value").asText()));
    }

    private static Stream<String> words(String cell) {
        return WORD.matcher(cell).results().map(word -> word.group(1));
    }

    private static Stream<String> choices(String name) {
        Matcher choice = CHOICE.matcher(name);
        if (!choice.find()) {
            return Stream.of(name);
        }
        MatchResult found = choice.toMatchResult();
        return Stream.of(found.group(1).split(","))
                .map(one -> name.substring(0, found.start()) + one + name.substring(found.end()))
                .flatMap(PodSecrets::choices);
    }
}
