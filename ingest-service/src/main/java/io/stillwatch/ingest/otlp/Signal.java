package io.stillwatch.ingest.otlp;

/** What an export request carries. The names are those of the protocol's JSON form. */
public enum Signal {
    TRACES("resourceSpans", "scopeSpans", "spans", "rejectedSpans"),
    LOGS("resourceLogs", "scopeLogs", "logRecords", "rejectedLogRecords");

    private final String byResource;
    private final String byScope;
    private final String records;
    private final String rejected;

    Signal(String byResource, String byScope, String records, String rejected) {
        this.byResource = byResource;
        this.byScope = byScope;
        this.records = records;
        this.rejected = rejected;
    }

    String byResource() {
        return byResource;
    }

    String byScope() {
        return byScope;
    }

    String records() {
        return records;
    }

    String rejected() {
        return rejected;
    }

    String word() {
        return this == TRACES ? "traces" : "logs";
    }
}
