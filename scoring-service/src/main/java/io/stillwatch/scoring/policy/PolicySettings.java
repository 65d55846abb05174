package io.stillwatch.scoring.policy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.policy.Ranges.Broken;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The settings of a policy as JSON: groups of settings, the same names as in {@code docs/reference/detection.md}; durations as in ISO 8601. */
@RegisterForReflection(
        targets = {
            Policy.class,
            Policy.Standing.class,
            Policy.Extraction.class,
            Policy.Sketches.class,
            Policy.Owning.class,
            Policy.Enrichment.class,
            Policy.Linking.class,
            Policy.Membership.class,
            Policy.Testing.class,
            Policy.Explaining.class
        })
final class PolicySettings {

    private static final String VERSION = "version";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private PolicySettings() {}

    static ObjectNode of(Policy policy) {
        ObjectNode settings = JSON.valueToTree(policy);
        settings.remove(VERSION);
        return settings;
    }

    static Policy read(String version, String settings) {
        try {
            return read(version, (ObjectNode) JSON.readTree(settings));
        } catch (IOException e) {
            throw new IllegalStateException("The settings of policy " + version + " can't be read", e);
        }
    }

    /**
     * The policy with some settings changed.
     *
     * @throws io.stillwatch.eventsourcing.ProblemException 400 that names the setting and what is wrong with it
     */
    static Policy changed(Policy base, String version, JsonNode changes) {
        insistOn(Sizes.brokenBy(changes));
        ObjectNode settings = of(base);
        merge(settings, changes, "");
        insistOn(Sizes.whole(settings));
        try {
            Policy policy = read(version, settings);
            insistOn(Ranges.brokenBy(policy));
            return policy;
        } catch (JsonMappingException e) {
            throw refused("invalid-setting", path(e), reason(e));
        } catch (IOException e) {
            throw refused("invalid-setting", "settings", "can't be read");
        }
    }

    private static void insistOn(Optional<Broken> isBroken) {
        isBroken.ifPresent(broken -> {
            throw refused("invalid-setting", broken.setting(), broken.rule());
        });
    }

    private static Policy read(String version, ObjectNode settings) throws IOException {
        ObjectNode whole = settings.deepCopy();
        whole.put(VERSION, version);
        return JSON.treeToValue(whole, Policy.class);
    }

    private static void merge(ObjectNode settings, JsonNode changes, String path) {
        for (Map.Entry<String, JsonNode> change : changes.properties()) {
            String name = path + change.getKey();
            JsonNode known = settings.get(change.getKey());
            boolean goesOn = known instanceof ObjectNode && change.getValue().isObject();
            boolean isNamed = known == null && Geography.isNamedBy(change.getKey());
            if (isNamed || (!goesOn && Geography.isNamedIn(change.getValue()))) {
                throw refused("geography-refused", name, "speaks of where somebody is or comes from");
            }
            if (known == null) {
                throw refused("unknown-setting", name, "is no setting");
            }
            if (known instanceof ObjectNode group && change.getValue().isObject()) {
                merge(group, change.getValue(), name + ".");
            } else {
                SettingRules.brokenBy(change.getKey(), known, change.getValue()).ifPresent(rule -> {
                    throw refused("invalid-setting", name, rule);
                });
                settings.set(change.getKey(), change.getValue());
            }
        }
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    /** What the policy's own rules say reads like a sentence; what the parser says might hold the value. */
    private static String reason(JsonMappingException e) {
        return e.getCause() instanceof IllegalArgumentException rule
                ? "breaks the rule: " + rule.getMessage()
                : "does not fit";
    }

    private static RuntimeException refused(String problem, String setting, String reason) {
        return Problem.of(problem, 400, "The settings are not acceptable", "'" + setting + "' " + reason + ".")
                .asException();
    }
}
