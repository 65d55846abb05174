package io.stillwatch.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The kinds of Kubernetes itself, held to the model that its Java client generates from the API's OpenAPI document. */
final class KubernetesKinds {

    static {
        // Where the classes learn how dates and the like are written.
        new JSON();
    }

    private KubernetesKinds() {}

    /** Throws for a field that the model has not, and for one that it needs. */
    @FunctionalInterface
    private interface Validator {
        void validate(JsonElement document) throws IOException;
    }

    static Map<String, Kinds.Check> all() {
        var checks = new HashMap<String, Kinds.Check>();
        checks.put("v1/ConfigMap", check(V1ConfigMap.class, V1ConfigMap::validateJsonElement));
        checks.put("v1/Service", check(V1Service.class, V1Service::validateJsonElement));
        checks.put("v1/ServiceAccount", check(V1ServiceAccount.class, V1ServiceAccount::validateJsonElement));
        checks.put(
                "v1/PersistentVolumeClaim",
                check(V1PersistentVolumeClaim.class, V1PersistentVolumeClaim::validateJsonElement));
        checks.put("apps/v1/Deployment", check(V1Deployment.class, V1Deployment::validateJsonElement));
        checks.put("apps/v1/StatefulSet", check(V1StatefulSet.class, V1StatefulSet::validateJsonElement));
        checks.put("batch/v1/Job", check(V1Job.class, V1Job::validateJsonElement));
        checks.put(
                "policy/v1/PodDisruptionBudget",
                check(V1PodDisruptionBudget.class, V1PodDisruptionBudget::validateJsonElement));
        checks.put(
                "networking.k8s.io/v1/NetworkPolicy",
                check(V1NetworkPolicy.class, V1NetworkPolicy::validateJsonElement));
        checks.put(
                "autoscaling/v2/HorizontalPodAutoscaler",
                check(V2HorizontalPodAutoscaler.class, V2HorizontalPodAutoscaler::validateJsonElement));
        return checks;
    }

    private static Kinds.Check check(Class<?> model, Validator validator) {
        return document -> problems(document, model, validator);
    }

    private static List<String> problems(JsonNode document, Class<?> model, Validator validator) {
        JsonElement json = JsonParser.parseString(document.toString());
        try {
            validator.validate(json);
            Object read = JSON.getGson().fromJson(json, model);
            return read == null ? List.of("nothing") : List.of();
        } catch (IOException | RuntimeException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }
}
