package io.stillwatch.scoring;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import io.stillwatch.local.SharedServers;

/** Requests with a token of one role. */
public final class AsRole {

    private AsRole() {}

    public static RequestSpecification analyst() {
        return as("analyst");
    }

    public static RequestSpecification as(String role) {
        return as("someone", role);
    }

    /** A token of somebody in particular. */
    public static RequestSpecification as(String name, String... roles) {
        return given().auth().oauth2(SharedServers.token(name, roles));
    }
}
