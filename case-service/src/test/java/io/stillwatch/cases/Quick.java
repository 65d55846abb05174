package io.stillwatch.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import io.stillwatch.local.SharedServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Asks what is asked again and again until it is so: REST Assured compiles a script for each look into an answer. */
public final class Quick {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Quick() {}

    public static int status(String subject, String role, String path) {
        return send(subject, role, path).statusCode();
    }

    /** Missing, whatever is asked of it, unless the answer is 200. */
    public static JsonNode get(String subject, String role, String path) {
        HttpResponse<String> answer = send(subject, role, path);
        try {
            return CaseEventNames.JSON.readTree(answer.statusCode() == 200 ? answer.body() : "");
        } catch (IOException e) {
            throw new IllegalStateException(path + " answered " + answer.body(), e);
        }
    }

    private static HttpResponse<String> send(String subject, String role, String path) {
        var request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
                .header("Accept", "*/*")
                .header("Authorization", "Bearer " + SharedServers.token(subject, role))
                .build();
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
