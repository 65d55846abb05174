package io.stillwatch.ingest.otlp;

/** The code of {@code google.rpc.Status} that goes with an HTTP status. */
public final class Statuses {
    static final int INVALID_ARGUMENT = 3;

    private Statuses() {}

    /** The gRPC code for an HTTP status of 400 or more, as {@code google/rpc/code.proto} maps them. */
    public static int of(int http) {
        return switch (http) {
            case 400, 413, 415 -> INVALID_ARGUMENT;
            case 401 -> 16; // UNAUTHENTICATED
            case 403 -> 7; // PERMISSION_DENIED
            case 404 -> 5; // NOT_FOUND
            case 405 -> 12; // UNIMPLEMENTED
            case 429 -> 8; // RESOURCE_EXHAUSTED
            case 503 -> 14; // UNAVAILABLE
            case 504 -> 4; // DEADLINE_EXCEEDED
            default -> http < 500 ? 9 : 13; // FAILED_PRECONDITION, INTERNAL
        };
    }
}
