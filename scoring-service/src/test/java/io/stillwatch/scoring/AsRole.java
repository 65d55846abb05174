package io.stillwatch.scoring;

import static io.stillwatch.asking.Request.given;

import io.stillwatch.asking.Request;
import io.stillwatch.local.SharedServers;

/** Requests with a token of one role. */
public final class AsRole {

    private AsRole() {}

    public static Request analyst() {
        return as("analyst");
    }

    public static Request as(String role) {
        return as("someone", role);
    }

    /** A token of somebody in particular. */
    public static Request as(String name, String... roles) {
        return given().token(SharedServers.token(name, roles));
    }
}
