package io.stillwatch.local.replay;

/** What a file holds, and where it is sent. */
enum Kind {
    INTERACTIONS("/v1/interactions"),
    ACCOUNTS("/v1/accounts");

    private final String path;

    Kind(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }
}
